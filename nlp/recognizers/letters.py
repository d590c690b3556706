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
    r"[A-E](?:\d{1,2}(?!\d))?(?![A-Za-z0-9'’])){0,4}"
)
_STEP = r"[A-E](?:\d{1,2}(?!\d))?"
_LAST_STEP = re.compile(r"[A-E]\d{0,2}(?![A-Za-z0-9'’])")  # how whatever is found here ends
_ONE = re.compile(r"(?<![A-Za-z])([A-E])(\d{0,2})(?![A-Za-z])")
_RANGE = re.compile(r"[A-E]\d{0,2}\s?(?:-|–|to|through)\s?[A-E]")
_SIGNS = {"<": Comparator.LT, ">": Comparator.GT, "≤": Comparator.LE, "≥": Comparator.GE}
_SIGNS |= {"<=": Comparator.LE, "=<": Comparator.LE, ">=": Comparator.GE, "=>": Comparator.GE}
# Which end a step is compared at: "B or better", "worse than class B"; the order of the letters.
_BEHIND = re.compile(
    r"\s{0,2}\(?(?:or|and)\s(?P<word>better|worse|higher|greater|above|more|lower|less|below)\b"
)
_AHEAD = re.compile(
    r"\b(?P<no>(?:no|not)\s)?(?:be\s)?(?P<word>better|worse|higher|greater|above|more|lower|less"
    r"|below)\s(?:than\s)?(?:an?\s|the\s)?\Z"
)
_LATER = frozenset({"higher", "greater", "above", "more"})


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
            rf"(?i:\b(?P<name>{phrases})\b){_WORDS}"
            rf"(?P<sign>[<>]=?|=[<>]|[≤≥])?\s?(?P<steps>{_STEP}{_MORE})(?![A-Za-z0-9'’])"
        )

    def read(self, text: str) -> list[tuple[Found, Amount]]:
        """The letters found, each with what it amounts to."""
        if _LAST_STEP.search(text) is None:
            return []
        low = text.lower()
        if not any(map(low.__contains__, self._gates)):
            return []
        found = []
        for match in self._find.finditer(text):
            name = match["name"]
            row = self._rows.get(_key(name))
            if _key(name) in self._acronyms and not name.isupper():
                continue  # "Asia"
            amount = None if row is None else _amount(match, row)
            if amount is not None:
                quote = amount.quote or Quote(*match.span("steps"), match["steps"])
                found.append((Found(quote.start, quote.end, None), amount))
        return found


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s-]+", name.lower()))


def _amount(match: re.Match[str], row: Measure) -> Amount | None:
    """From the lowest result of the letters to the highest; None if one is no step of the scale."""
    known = dict(row.classes)
    order = list(known)
    steps = _ONE.findall(match["steps"])
    if not steps or any(letter not in known for letter, _ in steps):
        return None
    ends = [_ends(known[letter], number) for letter, number in steps]
    start, end = match.span("steps")
    if len(steps) == 1:
        op, edge = _compared(match, row)
        if op is not None:
            end = max(end, edge)
            low, high = ends[0]
            value = high if op in (Comparator.LE, Comparator.GT) else low
            start = match.start("sign") if match["sign"] else start
            return Amount(op=op, values=(value,), quote=_quote(match, start, end))
    places = sorted(order.index(letter) for letter, _ in steps)
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    apart = places != list(range(places[0], places[-1] + 1))
    if apart and not _RANGE.search(match["steps"]):
        each = [value for low, high in sorted(ends) for value in range(int(low), int(high) + 1)]
        return Amount(
            op=Comparator.IN, values=tuple(map(Decimal, each)), quote=_quote(match, start, end)
        )
    values = (low,) if low == high else (low, high)
    op = Comparator.EQ if low == high else Comparator.BETWEEN
    return Amount(op=op, values=values, quote=_quote(match, start, end))


def _quote(match: re.Match[str], start: int, end: int) -> Quote:
    return Quote(start, end, match.string[start:end])


def _compared(match: re.Match[str], row: Measure) -> tuple[Comparator | None, int]:
    """How is a single step compared, by a sign or in words, and where do those end?"""
    text, end = match.string, match.end("steps")
    if match["sign"]:
        return _SIGNS[match["sign"]], end
    behind = _BEHIND.match(text, end)
    if behind is not None:
        return (Comparator.GE if _upward(behind["word"], row) else Comparator.LE), behind.end()
    ahead = _AHEAD.search(text, max(0, match.start() - 24), match.start())
    if ahead is None:
        return None, end
    upward = _upward(ahead["word"], row)
    if ahead["no"]:
        return (Comparator.LE if upward else Comparator.GE), end
    return (Comparator.GT if upward else Comparator.LT), end


def _upward(word: str, row: Measure) -> bool:
    """Does the word lead to higher results: "worse", where low ones are the better?"""
    if word in ("better", "worse"):
        return (word == "better") is (row.better == "high")
    return word in _LATER


def _ends(interval: Interval[Decimal], number: str) -> tuple[Decimal, Decimal]:
    """The results of a step, or the one that is told with it: the 7 of "B7"."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        raise ValueError("a class without ends")
    told = Decimal(number) if number else None
    if told is not None and low.value <= told <= high.value:
        return told, told
    return low.value, high.value


@lru_cache(maxsize=4)
def letter_reader(vocabulary: Vocabulary) -> LetterReader:
    """The reader of a vocabulary's letters, built once."""
    return LetterReader(vocabulary)
