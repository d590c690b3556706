"""A text as words with offsets, folded so that spellings and numbers of a word are one.

The same words serve the names of concepts and the cues of assertion; whitespace, hyphens and
slashes only part words, so that double blanks and line breaks part nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, compress, count

from nlp.model import lean
from nlp.vocabulary import WORD, fold

_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_CONTRACTED = re.compile(r"n['’]t\b")
# "doesn't" is two words, as for spaCy: the second, for which a letter of no English word stands
# here, is "not". NT-proBNP keeps its own letters.
_NOT = "'ņt"
_SPELLED = {"&": "and", "ņt": "not"}
# The plural of an acronym, which folding would take for a word in -is or -us: UTIs, AKIs.
_ACRONYMS = re.compile(r"\b[A-Z]+[IU]s\b")
# Words and what parts them, in turn.
_PARTS = re.compile(f"({WORD.pattern})")
# The same in ASCII and lower case, which is matched a third faster.
_ASCII_PARTS = re.compile(r"([a-z0-9]+|\n[ \t]*(?:[-*]|\n)|[^a-z0-9_\s\-/'])")
_LIMIT = 300_000


class _Folded(dict[str, str]):
    """Words seen so far and what they fold to; emptied when it grows too large."""

    def __missing__(self, word: str) -> str:
        if len(self) > _LIMIT:
            self.clear()
        folded = _SPELLED.get(word) or fold(word)
        self[word] = folded
        return folded


_FOLDED = _Folded()


@lean
@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: folded, with the offsets of their first and last characters.

    `low` is the whole text in lower case, every character at its offset.
    """

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    low: str = ""

    def __len__(self) -> int:
        return len(self.folded)

    def at(self, offset: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that lie, at least in part, between two offsets."""
        first = bisect_left(self.ends, start + 1)
        return first, max(first, bisect_left(self.starts, end))


def lowered(text: str) -> str:
    """The text in lower case, every character still at its offset."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def split_words(text: str) -> Words:
    """Which words does a text hold, and where?

    Articles and possessive endings are silent: they are no words of a name.
    """
    low = plain = lowered(text)
    if "'" in low or "’" in low:
        low = _CONTRACTED.sub(_NOT, low)
        low = _POSSESSIVE.sub(lambda found: " " * len(found[0]), low)
    for plural in _ACRONYMS.finditer(text) if "Is" in text or "Us" in text else ():
        low = f"{low[: plural.end() - 1]} {low[plural.end() :]}"
    low = low.replace(" the ", "     ")  # most of them go before all are parted
    parts = (_ASCII_PARTS if low.isascii() else _PARTS).split(low)
    if len(parts) == 1:
        return Words((), (), (), plain)
    places = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    if "the" in words:
        spoken = [word != "the" for word in words]
        words = list(compress(words, spoken))
        starts, ends = list(compress(starts, spoken)), list(compress(ends, spoken))
    folded = tuple(map(_FOLDED.__getitem__, words))
    return Words(folded, tuple(starts), tuple(ends), plain)


class Openings:
    """Where may a phrase begin, and how long may it be? Told by a text's words two by two."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        pairs: dict[str, dict[str, set[int]]] = {}
        alone: set[str] = set()
        for phrase in phrases:
            following = pairs.setdefault(phrase[0], {})
            if len(phrase) == 1:
                alone.add(phrase[0])
            else:
                following.setdefault(phrase[1], set()).add(len(phrase))
        self._alone = alone
        self._pairs = {
            first: {
                second: tuple(sorted({*found, 1} if first in alone else found, reverse=True))
                for second, found in following.items()
            }
            for first, following in pairs.items()
        }

    def places(self, folded: tuple[str, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The index of each word that may begin a phrase, and the lengths, longest first."""
        pairs, alone, last = self._pairs, self._alone, len(folded) - 1
        for index in compress(count(), map(pairs.__contains__, folded)):
            word = folded[index]
            lengths = pairs[word].get(folded[index + 1]) if index < last else None
            if lengths is not None:
                yield index, lengths
            elif word in alone:
                yield index, (1,)
