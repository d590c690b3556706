"""What pairs of words, places and the passage as a whole say of each token, from numbers alone.

The traits are those of `pair_strings`, `place_strings` and `about_strings`, on which a model is
fitted. Words and marks are numbered once, so that a passage's traits are looked up all together and
no string is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nlp.recognizers.net import Floats, Ints
from nlp.recognizers.traits import (
    ALWAYS,
    CLOSING,
    ENDS,
    FUNCTION_WORDS,
    MANY,
    NO_MARK,
    OPENING,
    PAIRS,
    REACH,
    SIZE,
    START,
    STOP,
    TOPICS,
    Mark,
    pair_name,
)
from nlp.recognizers.weights import Model

_OTHER = 0
_DEEPEST = 2


class _Numbered:
    """A whole number for each number of a word, or of a mark; they come one by one."""

    def __init__(self) -> None:
        self.of: Ints = np.zeros(1024, dtype=np.intp)

    def put(self, number: int, value: int) -> None:
        while number >= len(self.of):
            self.of = np.concatenate([self.of, np.zeros_like(self.of)])
        self.of[number] = value


class Pairs:
    """The weights of two words or marks that stand near each other, looked up by one number.

    Both are numbered among all that any pair of the model has; a pair's number is made of its
    template's and theirs.
    """

    def __init__(self, model: Model) -> None:
        known: dict[str, int] = {}
        found = []
        names = [(pair_name(*pair), place) for place, pair in enumerate(PAIRS)]
        by_name = dict(names)
        for trait, row in model.rows.items():
            name, sign, both = trait.partition("=")
            place = by_name.get(f"{name}{sign}")
            if place is not None:
                first, _, second = both.partition(" ")
                sides = PAIRS[place]
                left = known.setdefault(sides[0] + first, len(known) + 1)
                right = known.setdefault(sides[2] + second, len(known) + 1)
                found.append((place, left, right, row))
        self.known, self.unknown = known, model.unknown
        self._width = len(known) + 1
        table = np.array(found, dtype=np.int64).reshape(len(found), 4)
        keys = (table[:, 0] * self._width + table[:, 1]) * self._width + table[:, 2]
        order = keys.argsort()
        # One that no pair has stands last, so that every place that is sought is one of the table.
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._rows = np.append(table[order, 3], model.unknown)
        self._templates = np.arange(len(PAIRS))[:, None] * self._width**2

    def rows(self, sides: Mapping[str, Ints], count: int) -> Ints:
        """For each template, the row of weights at each token. Sides are padded by REACH."""
        first = np.stack([sides[a][REACH + at : REACH + at + count] for a, at, _, _ in PAIRS])
        second = np.stack([sides[b][REACH + at : REACH + at + count] for _, _, b, at in PAIRS])
        sought = self._templates + first * self._width + second
        places = self._keys.searchsorted(sought)
        rows: Ints = np.where(self._keys[places] == sought, self._rows[places], self.unknown)
        return rows


class Surroundings:
    """What a model says of tokens for what stands around them."""

    def __init__(self, model: Model) -> None:
        self.weights = model.weights
        self._rows, self._unknown = model.rows, model.unknown
        self._pairs = Pairs(model)
        self._words, self._marks = _Numbered(), _Numbered()
        self._last, self._topic, self._bracket = _Numbered(), _Numbered(), _Numbered()
        self._lasts = self._of("last", (START, *FUNCTION_WORDS))
        self._topics = self._of("about", TOPICS)
        self._depths = self._of("depth", range(_DEEPEST + 1))
        self._places = self._of("place", range(REACH))
        self._ends = self._of("end", range(ENDS, 0, -1))
        self._sizes = self._of("size", range(MANY + 1)) + self._row(ALWAYS)
        known = self._pairs.known
        self._start, self._stop = known.get(f"w{START}", _OTHER), known.get(f"w{STOP}", _OTHER)
        self._no_mark = known.get(f"m{NO_MARK}", _OTHER)

    def know_word(self, number: int, word: str) -> None:
        """Let a number stand for a word form."""
        low = word.lower()
        self._words.put(number, self._pairs.known.get(f"w{low}", _OTHER))
        self._last.put(number, _LAST.get(low, _OTHER))
        self._topic.put(number, _TOPIC.get(low, _OTHER))
        self._bracket.put(number, (low in OPENING) - (low in CLOSING))

    def know_mark(self, number: int, mark: Mark) -> None:
        """Let a number stand for a mark."""
        self._marks.put(number, self._pairs.known.get(f"m{mark.key}", _OTHER))

    def scores(self, words: Ints, marks: Ints) -> Floats:
        """How much does what is around each token speak for each label?"""
        count = len(words)
        scores = self._by_pairs(words, marks)
        scores += self._lasts[self._last_before(words)]
        scores += self._depths[self._depth_before(words)]
        scores[:REACH] += self._places[:count]
        scores[-ENDS:] += self._ends[-count:]
        topics = set(self._topic.of[words].tolist()) - {_OTHER}
        about = self._sizes[min(MANY, count // SIZE)]
        scores += about + sum(self._topics[topic - 1] for topic in topics)
        return scores

    def _by_pairs(self, words: Ints, marks: Ints) -> Floats:
        count = len(words)
        sides = {
            "w": _padded(self._words.of[words], self._start, self._stop),
            "m": _padded(self._marks.of[marks], self._no_mark, self._no_mark),
        }
        rows = self._pairs.rows(sides, count)
        said: Floats = self.weights.take(rows, axis=0).sum(axis=0)
        return said

    def _last_before(self, words: Ints) -> Ints:
        """Which function word stood last before each token; 0 for none."""
        own = self._last.of[words]
        places = np.where(own > 0, np.arange(1, len(own) + 1), 0)
        np.maximum.accumulate(places, out=places)
        before: Ints = np.append(0, own)[np.append(0, places[:-1])]
        return before

    def _depth_before(self, words: Ints) -> Ints:
        """In how many brackets does each token stand, as far as is told apart?"""
        signs = self._bracket.of[words]
        depths = np.zeros(len(signs), dtype=np.intp)
        if signs.any():
            depth = 0
            for place, sign in enumerate(signs.tolist()):
                depths[place] = min(depth, _DEEPEST)
                depth = max(0, depth + sign)
        return depths

    def _of(self, name: str, values: Sequence[object]) -> Floats:
        """The weights of a trait's values, a row each."""
        return np.stack([self._row(f"{name}={value}") for value in values])

    def _row(self, trait: str) -> Floats:
        row: Floats = self.weights[self._rows.get(trait, self._unknown)]
        return row


_LAST = {word: place for place, word in enumerate(FUNCTION_WORDS, start=1)}
_TOPIC = {word: place for place, word in enumerate(TOPICS, start=1)}


def _padded(own: Ints, before: int, behind: int) -> Ints:
    return np.concatenate([np.full(REACH, before), own, np.full(REACH, behind)])
