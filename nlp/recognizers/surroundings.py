"""What pairs of words, places and the passage as a whole say of each token, from numbers alone.

The traits are those of `pair_strings`, `place_strings` and `about_strings`, on which a model is
fitted. Words and marks are numbered once, so that a passage's traits are looked up all together and
no string is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nlp.recognizers.laid import GAP, Floats, Ints, Laid
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

Sides = Mapping[tuple[str, bool], Ints]
# No word that is asked for, and the edge of a passage.
_OTHER, _EDGE = 0, -1
_DEEPEST = 2
# Many more than there are pairs, so that few slots are shared; an odd number near 2^63 divided by
# the golden ratio parts keys that are alike (Knuth, 1973).
_SLOTS = 1 << 21
_SPREADING = 5700357409661599241


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
        # One that no pair has stands last, where every place is sought that is no other's.
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._weights = model.weights[table[order, 3]]
        self._places = np.full(_SLOTS, len(order), dtype=np.int32)
        self._places[_slots(self._keys[:-1])] = np.arange(len(order))

    def add(self, scores: Floats, sides: Sides) -> None:
        """Add the weights of the pairs at each place of a row, but for its first and last gap.

        Args: sides, the numbers of words and marks in the row, as tokens before one see them and
            as tokens behind it do.
        """
        size = len(scores) - 2 * GAP
        inner = scores[GAP : GAP + size]
        for place, (one, at, other, then) in enumerate(PAIRS):
            first = sides[one, at < 0][GAP + at : GAP + at + size]
            second = sides[other, then < 0][GAP + then : GAP + then + size]
            sought = first * self._width
            sought += second
            sought += place * self._width**2
            known, places = self._known(sought)
            inner[known] += self._weights[places]

    def _known(self, sought: Ints) -> tuple[Ints, Ints]:
        """Which of some keys are of a pair, and where each of these is."""
        places = self._places[_slots(sought)]
        found = self._keys[places] == sought
        others = np.flatnonzero(~found & (places < len(self._weights)))  # a slot may be shared
        places[others] = self._keys.searchsorted(sought[others])
        found[others] = self._keys[places[others]] == sought[others]
        known = np.flatnonzero(found)
        return known, places[known]


def _slots(keys: Ints) -> Ints:
    """A slot for each key; few share one."""
    slots: Ints = (keys * _SPREADING >> 24) & (_SLOTS - 1)
    return slots


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

    def scores(self, words: Ints, marks: Ints, laid: Laid) -> Floats:
        """How much does what is around each token speak for each label?"""
        row = np.zeros((laid.size, self.weights.shape[1]), dtype=np.float32)
        self._pairs.add(row, self._sides(words, marks, laid))
        row += self._lasts[self._last_before(words, laid)]
        row += self._depths[self._depth_before(words, laid)]
        for step, said in enumerate(self._places):
            row[laid.firsts + step] += said  # of a short passage, in the gap behind it
        for step, said in enumerate(self._ends[::-1]):
            row[laid.lasts - step] += said
        scores: Floats = row.take(laid.places, axis=0)
        scores += self._about(words, laid).repeat(laid.counts, axis=0)
        return scores

    def _sides(self, words: Ints, marks: Ints, laid: Laid) -> Sides:
        """The numbers that pairs are made of: before the first token, and behind the last."""
        own, marked = self._words.of[words], laid.spread(self._marks.of[marks], self._no_mark)
        return {
            ("w", True): laid.spread(own, self._start),
            ("w", False): laid.spread(own, self._stop),
            ("m", True): marked,
            ("m", False): marked,
        }

    def _about(self, words: Ints, laid: Laid) -> Floats:
        """What the size of each passage says, and the topics that it has."""
        about: Floats = self._sizes[np.minimum(MANY, laid.counts // SIZE)]
        topics = self._topic.of[words]
        having = np.flatnonzero(topics)
        if len(having):
            passages = laid.begins.searchsorted(having, side="right") - 1
            had = np.zeros((len(about), len(TOPICS) + 1), dtype=bool)
            had[passages, topics[having]] = True
            for passage, topic in zip(*had.nonzero(), strict=True):
                about[passage] += self._topics[topic - 1]
        return about

    def _last_before(self, words: Ints, laid: Laid) -> Ints:
        """Which function word stood last before each token; 0 for none."""
        own = laid.spread(self._last.of[words], _EDGE)
        places = np.where(own == _OTHER, 0, np.arange(len(own)))
        np.maximum.accumulate(places, out=places)
        before: Ints = own[np.append(0, places[:-1])]
        return np.maximum(before, _OTHER)

    def _depth_before(self, words: Ints, laid: Laid) -> Ints:
        """In how many brackets does each token stand, as far as is told apart?

        The sum of what opens and closes, less what closes that nothing opened.
        """
        signs = self._bracket.of[words]
        if not signs.any():
            return np.zeros(laid.size, dtype=np.intp)
        sums = laid.spread(signs, -len(signs)).cumsum()
        sums -= np.minimum.accumulate(sums)
        depths: Ints = np.minimum(_DEEPEST, np.append(0, sums[:-1]))
        return depths

    def _of(self, name: str, values: Sequence[object]) -> Floats:
        """The weights of a trait's values, a row each."""
        return np.stack([self._row(f"{name}={value}") for value in values])

    def _row(self, trait: str) -> Floats:
        row: Floats = self.weights[self._rows.get(trait, self._unknown)]
        return row


_LAST = {word: place for place, word in enumerate(FUNCTION_WORDS, start=1)}
_TOPIC = {word: place for place, word in enumerate(TOPICS, start=1)}
