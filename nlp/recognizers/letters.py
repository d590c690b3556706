"""Steps of a scale in letters: "Child-Pugh B or C", "BCLC stage C", "ASIA A-C".

A letter stands for the results that its row gives it (`classes`), so that "Child-Pugh B" meets a
score of 8.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.model import Amount, Comparator, Interval, Quote
from nlp.recognizers.slots import Found

if TYPE_CHECKING:
    from nlp.vocabulary import Measure, Vocabulary

_WORDS = (
    r"(?:\s?\([A-Za-z-]{2,12}\))?[\s:=(,-]{0,3}"
    r"(?:(?:[Cc]lass|[Ss]tage|[Gg]rade|[Ss]core|[Cc]ategory|[Cc]lassification|[Cc]irrhosis|CLASS|"
    r"[Ii]mpairment|[Ss]cale|of|is|was)[\s:=(-]{1,3}){0,3}"
)
_JOINT = r"\s?(?:,|/|-|–|to|or|and|through)\s?"
_MORE = (
    rf"(?:{_JOINT}(?:or\s|and\s)?(?:[Cc]lass\s|[Ss]tage\s|[Gg]rade\s)?"
    r"[A-E](?![A-Za-z0-9'’])){0,4}"
)
_ONE = re.compile(r"(?<![A-Za-z])[A-E](?![A-Za-z])")
_RANGE = re.compile(r"[A-E]\s?(?:-|–|to|through)\s?[A-E]")


class LetterReader:
    """Reads the letters behind the names of the scales that have them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = [row for row in vocabulary.measures.values() if row.classes]
        self._rows: dict[str, Measure] = {}
        for row in rows:
            self._rows |= {_key(name): row for name in row.names}
        self._acronyms = {_key(n) for row in rows for n in row.names if n.isupper()}
        names = sorted(self._rows, key=len, reverse=True)
        self._gates = sorted({name.split()[0] for name in names})
        phrases = "|".join(r"[\s-]{0,2}".join(map(re.escape, name.split())) for name in names)
        self._find = re.compile(
            rf"(?i:\b(?P<name>{phrases})\b){_WORDS}(?P<steps>[A-E]{_MORE})(?![A-Za-z0-9'’])"
        )

    def read(self, text: str) -> list[tuple[Found, Amount]]:
        """The letters found, each with what it amounts to."""
        low = text.lower()
        if not any(gate in low for gate in self._gates):
            return []
        found = []
        for match in self._find.finditer(text):
            name = match["name"]
            row = self._rows.get(_key(name))
            if _key(name) in self._acronyms and not name.isupper():
                continue  # "Asia"
            amount = None if row is None else _amount(match, row)
            if amount is not None:
                found.append((Found(*match.span("steps"), None), amount))
        return found


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s-]+", name.lower()))


def _amount(match: re.Match[str], row: Measure) -> Amount | None:
    """From the lowest result of the letters to the highest; None if one is no step of the scale."""
    known = dict(row.classes)
    letters = _ONE.findall(match["steps"])
    order = list(known)
    if not letters or not set(letters) <= set(order):
        return None
    places = sorted(order.index(letter) for letter in letters)
    if not _RANGE.search(match["steps"]) and places != list(range(places[0], places[-1] + 1)):
        return None  # "A or C": no range
    ends = [_ends(known[order[place]]) for place in (places[0], places[-1])]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    start, end = match.span("steps")
    values = (low,) if low == high else (low, high)
    op = Comparator.EQ if low == high else Comparator.BETWEEN
    return Amount(op=op, values=values, quote=Quote(start, end, match["steps"]))


def _ends(interval: Interval[Decimal]) -> tuple[Decimal, Decimal]:
    low, high = interval.low, interval.high
    if low is None or high is None:
        raise ValueError("a class without ends")
    return low.value, high.value


@lru_cache(maxsize=4)
def letter_reader(vocabulary: Vocabulary) -> LetterReader:
    """The reader of a vocabulary's letters, built once."""
    return LetterReader(vocabulary)
