"""Which concept does an amount or a window belong to?

Works on what the recognizers found in one passage, sorted by position, and on the words between.
An amount reaches back to the nearest name of its clause that has no amount yet, and through a
coordination to the names joined with it ("AST or ALT 2 times the upper limit"); without a name
before it, forward. A window reaches back over the list it closes, up to a semicolon or to the
window before it; at the head of a clause, forward over the list it opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.model import WindowType
from nlp.recognizers import Found

# Ends what an amount or a window may reach: a semicolon, or the end of a sentence.
_CLAUSE_END = re.compile(r";|(?<=[a-z0-9)\]%])[.](?=\s+[A-Z])|\n")
# Words that may stand between members of one list.
_LISTED = re.compile(
    r"[\s,/()&]*(?:(?:and|or|and/or|as well as|plus|nor|either|both|serum|blood|total)\b"
    r"[\s,/()&]*)*",
    re.IGNORECASE,
)
_REACH_BACK = 120
_REACH_FORWARD = 60
_LIST_GAP = 45
# A number right behind a drug's name is its dose.
_DOSE_GAP = 12
_OWNERS = frozenset({"measurement"})
_NOT_OWNERS = frozenset({"qualifier", "person", "consent"})


@dataclass(slots=True)
class Joined:
    """For each amount and window: the indices of the concepts it belongs to."""

    amounts: list[list[int]]
    windows: list[list[int]]


def join(
    text: str, terms: Sequence[Found], amounts: Sequence[Found], windows: Sequence[Found]
) -> Joined:
    """Which concepts own which amounts and windows? Terms in order of the text."""
    joiner = _Joiner(text, terms, amounts)
    owned = [joiner.owners(number) for number in range(len(amounts))] if amounts else []
    return Joined(owned, [joiner.governed(window, windows) for window in windows])


class _Joiner:
    def __init__(self, text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> None:
        self.text, self.terms, self.amounts = text, terms, amounts
        self.starts = [term.start for term in terms]
        self.cuts = [found.end() for found in _CLAUSE_END.finditer(text)]
        self.owned: list[list[int]] = []

    def clause(self, offset: int) -> tuple[int, int]:
        """The ends of the clause around an offset."""
        index = bisect_right(self.cuts, offset)
        low = self.cuts[index - 1] if index else 0
        return low, self.cuts[index] if index < len(self.cuts) else len(self.text)

    def _kind(self, index: int) -> str:
        return str(self.terms[index].value.kind)

    def owners(self, number: int) -> list[int]:
        """The terms that own an amount: names before it, else those behind it."""
        amount = self.amounts[number]
        low, high = self.clause(amount.start)
        before = self.amounts[number - 1] if number else None
        floor = max(low, before.end if before else 0)
        found = self._back(amount.start, floor) or self._shared(number, low)
        if not found and not getattr(amount.value, "bare", False):
            found = self._forward(amount.end, number, high) or self._loose(amount, floor)
        self.owned.append(found)
        return found

    def _back(self, offset: int, floor: int) -> list[int]:
        """The nearest measure before, and those joined with it in one list."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.starts[index] >= floor:
            if offset - self.terms[index].end > _REACH_BACK:
                return []
            if self._kind(index) in _OWNERS:
                return self._list_back(index, floor)
            if self._kind(index) == "drug" and offset - self.terms[index].end < _DOSE_GAP:
                return [index]
            index -= 1
        return []

    def _list_back(self, index: int, floor: int) -> list[int]:
        found = [index]
        while index > 0 and self.starts[index - 1] >= floor:
            gap = self.text[self.terms[index - 1].end : self.terms[index].start]
            if self._kind(index - 1) != self._kind(index) or not _LISTED.fullmatch(gap):
                break
            index -= 1
            found.append(index)
        return found[::-1]

    def _shared(self, number: int, low: int) -> list[int]:
        """A second amount under the name of the one before ("> 2.9 mmol/L or < 2 mmol/L")."""
        if not number or self.amounts[number - 1].start < low:
            return []
        before, amount = self.amounts[number - 1], self.amounts[number]
        gap = self.text[before.end : amount.start]
        return self.owned[number - 1] if len(gap) <= _LIST_GAP else []

    def _forward(self, offset: int, number: int, high: int) -> list[int]:
        stop = min(high, offset + _REACH_FORWARD)
        if number + 1 < len(self.amounts):
            stop = min(stop, self.amounts[number + 1].start)
        index = bisect_right(self.starts, offset - 1)
        while index < len(self.terms) and self.starts[index] < stop:
            if self._kind(index) in _OWNERS:
                return [index]
            index += 1
        return []

    def _loose(self, amount: Found, floor: int) -> list[int]:
        """Something other than a measure close by: a dose of a drug, the size of a tumor."""
        index = bisect_right(self.starts, amount.start) - 1
        while index >= 0 and self.starts[index] >= floor:
            if self._kind(index) not in _NOT_OWNERS:
                return [index] if amount.start - self.terms[index].end <= _LIST_GAP else []
            index -= 1
        index = bisect_right(self.starts, amount.end - 1)
        while index < len(self.terms) and self.starts[index] - amount.end <= 12:
            if self._kind(index) not in _NOT_OWNERS:
                return [index]
            index += 1
        return []

    def governed(self, window: Found, windows: Sequence[Found]) -> list[int]:
        """The terms that a window places in time."""
        low, high = self.clause(window.start)
        floor = max([low] + [w.end for w in windows if w.end <= window.start])
        ceiling = min([high] + [w.start for w in windows if w.start >= window.end])
        back = self._back_all(window.start, floor, window.value.type is WindowType.LASTING)
        return back or self._forward_all(window.end, ceiling)

    def _usable(self, index: int) -> bool:
        return self._kind(index) != "qualifier"

    def _back_all(self, offset: int, floor: int, nearest: bool) -> list[int]:
        index = bisect_right(self.starts, offset) - 1
        found: list[int] = []
        right = offset
        while index >= 0 and self.starts[index] >= floor:
            term = self.terms[index]
            gap = right - term.end
            if gap > (_REACH_BACK if not found else _LIST_GAP):
                break
            if self._usable(index):
                found.append(index)
                if nearest:
                    break
            right = term.start
            index -= 1
        return found[::-1]

    def _forward_all(self, offset: int, ceiling: int) -> list[int]:
        index = bisect_right(self.starts, offset - 1)
        found: list[int] = []
        left = offset
        while index < len(self.terms) and self.starts[index] < ceiling:
            term = self.terms[index]
            if term.start - left > (_REACH_FORWARD if not found else _LIST_GAP):
                break
            if self._usable(index):
                found.append(index)
            left = term.end
            index += 1
        return found
