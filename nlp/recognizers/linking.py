"""A mention's words -> the concept they name, or none: exactly, turned around, or misspelled.

A name counts only if every word of the mention has its counterpart in it and the other way round,
and heads and numbers agree; of such names the nearest is taken, by the TF-IDF of character n-grams.
Below a threshold, and where no name is left, the mention stays open under its own words.

The n-grams are those of scikit-learn's `TfidfVectorizer` (`char_wb`, three letters), counted here:
few names are ever compared, and importing it would cost every run a second.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import log, sqrt

from nlp.recognizers.terms import term_finder
from nlp.vocabulary import Measure, Term, Vocabulary

# Read by eye over the links of held-out texts: below it, other things are named.
NEAR = 0.5
_SHORTEST, _LONGEST, _MOST_WORDS, _KEPT = 6, 60, 6, 20_000
_LONG = 9
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
# What a name may have more or less and still be the same.
_IDLE = frozenset(
    ["a", "an", "and", "any", "for", "in", "of", "on", "or", "other", "the", "to", "type", "with"]
)
_TURNING_TEXT = """
an anti co de dis en endo epi ex extra hemi hetero homo hyper hypo il im in infra inter intra ir
macro micro mono multi neo non oligo para peri poly post pre pro re retro sub super supra trans tri
ultra un uni
"""
# Openings that turn a word into another, however alike the rest is.
_TURNING = tuple(sorted(_TURNING_TEXT.split(), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of words: those that count, and which of them says what it is."""

    text: str
    words: tuple[str, ...]
    head: str

    @classmethod
    def of(cls, text: str) -> Named:
        """The head is the last word, or the last before "of"."""
        low = text.lower()
        words = _content(low)
        before = _content(low.split(" of ")[0])
        return cls(low, words, (before or words or ("",))[-1])


class Linker:
    """Links mentions to the concepts of a vocabulary's rows.

    `known` are words met often: such a word is no misspelling of another.
    """

    def __init__(self, vocabulary: Vocabulary, known: Container[str] = frozenset()) -> None:
        self._vocabulary, self._known = vocabulary, known
        self._finder = term_finder(vocabulary)
        self._kept: dict[tuple[str, str], str | None] = {}
        self._names: Names | None = None

    def link(self, words: str, kind: str) -> str | None:
        """The id of the concept that a mention of a kind names; None if it stays open."""
        key = words, kind
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = self._exact(words, kind) or self._near(words, kind)
        return self._kept[key]

    def _exact(self, words: str, kind: str) -> str | None:
        found = self._finder.find(words)
        if len(found) != 1 or found[0].end - found[0].start < len(words.strip()):
            return None
        value = found[0].value
        qualifies = (value.kind == "qualifier") != (kind == "qualifier")
        return None if value.alternatives or qualifies else value.concept_id

    def _near(self, words: str, kind: str) -> str | None:
        if not _SHORTEST <= len(words) <= _LONGEST:
            return None
        if self._names is None:
            self._names = Names(self._vocabulary)
        return self._names.nearest(words, kind, self._known)


class Names:
    """The names of all rows, by the letters of their heads; made at the first question.

    What is the same has heads that begin and end alike: only such names are looked into.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._plain: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        self._named: dict[str, list[tuple[Named, str, str]]] = {}
        self._weights: dict[str, float] = {}
        rows: list[Term | Measure] = [*vocabulary.terms.values(), *vocabulary.measures.values()]
        for row in rows:
            kind = "measurement" if isinstance(row, Measure) else row.kind
            for name in row.names:
                if len(name) >= _SHORTEST and not name.isupper():
                    for letters in _head_letters(name):
                        self._plain[letters].setdefault(name, (row.id, kind))

    def nearest(self, words: str, kind: str, known: Container[str] = frozenset()) -> str | None:
        """The concept with the nearest name of a kind, if it is near enough to be the same."""
        asked = Named.of(words)
        if len(asked.words) > _MOST_WORDS:
            return None
        near = [
            (self.nearness(asked.text, name.text), concept)
            for name, concept, owned in self._headed(_letters(asked.head))
            if owned == kind and same(asked, name, known)
        ]
        best = max(near, default=(0.0, ""))
        return best[1] if best[0] >= NEAR else None

    def _headed(self, letters: str) -> list[tuple[Named, str, str]]:
        if letters not in self._named:
            plain = self._plain.get(letters, {})
            self._named[letters] = [(Named.of(name), *owner) for name, owner in plain.items()]
        return self._named[letters]

    def nearness(self, one: str, other: str) -> float:
        """The cosine of two names' n-grams, each weighted by how few names have it."""
        left, right = self._weighted(one), self._weighted(other)
        return sum(weight * right.get(gram, 0.0) for gram, weight in left.items())

    def texts(self) -> set[str]:
        """All names, in lower case."""
        return {name.lower() for names in self._plain.values() for name in names}

    def _weighted(self, text: str) -> dict[str, float]:
        weights = self._weights or self._weigh()
        rarest = max(weights.values())
        counts = Counter(_grams(text))
        found = {gram: count * weights.get(gram, rarest) for gram, count in counts.items()}
        size = sqrt(sum(weight * weight for weight in found.values()))
        return {gram: weight / size for gram, weight in found.items()}

    def _weigh(self) -> dict[str, float]:
        names = self.texts()
        having: Counter[str] = Counter()
        for name in names:
            having.update(set(_grams(name)))
        self._weights = {
            gram: log((1 + len(names)) / (1 + count)) + 1 for gram, count in having.items()
        }
        return self._weights


def _head_letters(name: str) -> set[str]:
    """The letters of what may be a name's head: its last words, and the last before "of"."""
    low = name.lower()
    words = _WORD.findall(low)[-2:]
    if " of " in low:
        words += _WORD.findall(low.partition(" of ")[0])[-2:]
    return {_letters(_singular(word)) for word in words if word not in _IDLE}


def _letters(head: str) -> str:
    """What is left of a head that was misspelled: how it begins, and what letters end it."""
    return head[:1] + "".join(sorted(head[-3:]))


def same(one: Named, other: Named, known: Container[str] = frozenset()) -> bool:
    """Do two stretches say the same, word by word, but for spelling, order and idle words?"""
    if not one.words or len(one.words) != len(other.words):
        return False
    if not alike(one.head, other.head, known):
        return False
    if _DIGITS.findall(one.text) != _DIGITS.findall(other.text):
        return False
    left = list(other.words)
    for word in one.words:
        match = next((each for each in left if alike(word, each, known)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def alike(one: str, other: str, known: Container[str] = frozenset()) -> bool:
    """Are two words one, but for a slip of the pen in the first?

    It begins and ends alike; one letter may differ, in a long word two.
    """
    if one == other:
        return True
    longer = max(len(one), len(other))
    if longer < _SHORTEST or abs(len(one) - len(other)) > 2 or one[0] != other[0]:
        return False
    if sorted(one[-3:]) != sorted(other[-3:]) or one in known or _turned(one) != _turned(other):
        return False
    return _near_letters(one, other, 1 if longer < _LONG else 2)


def _content(low: str) -> tuple[str, ...]:
    return tuple(_singular(word) for word in _WORD.findall(low) if word not in _IDLE)


def _singular(word: str) -> str:
    plural = len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _turned(word: str) -> str:
    return next((each for each in _TURNING if word.startswith(each)), "")


def _grams(text: str) -> list[str]:
    found = []
    for word in text.split():
        padded = f" {word} "
        found += [padded[at : at + 3] for at in range(max(1, len(padded) - 2))]
    return found


def _near_letters(one: str, other: str, most: int) -> bool:
    """Are at most so many letters changed, put in, left out or swapped with the next?"""
    last: Sequence[int] = ()
    before: Sequence[int] = ()
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for index, wanted in enumerate(other, start=1):
            cost = min(before[index] + 1, row[-1] + 1, before[index - 1] + (letter != wanted))
            if place > 1 and index > 1 and letter == other[index - 2] and wanted == one[place - 2]:
                cost = min(cost, last[index - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
