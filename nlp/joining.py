"""Which concept does an amount or a window belong to?

Works on what the recognizers found in one passage, sorted by position, and on the words between.
An amount reaches back to the nearest name of its clause that has no amount yet, and through a
coordination to the names joined with it ("AST or ALT 2 times the upper limit"); without a name
before it, forward. A name in whose unit it cannot be measured is passed over where another fits;
a count and a stage reach forward to what they count or grade ("at least two seizures", "stage III
melanoma"). Windows are governed in `governing`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.ages import Ages
from nlp.authorities import authorities
from nlp.beside import LIST_GAP, NOT_OWNERS, OWNERS, Beside, Fits
from nlp.clauses import Clauses
from nlp.dosing import comes_down, dosed, grades_another, is_means, only_dates, shows
from nlp.governing import governed
from nlp.model import Comparator
from nlp.performance import class_before
from nlp.recognizers import Found

# Words that may stand between members of one list.
_LISTED = re.compile(
    r"[\s,/()\[\]&]*(?:(?:and|or|and/or|as well as|plus|nor|either|both|serum|blood|total|estimated"
    r"|calculated|measured|radioisotope)\b[\s,/()\[\]&]*)*",
    re.IGNORECASE,
)
_REACH_BACK = 120
_BRACKET_REACH = 200
# A number right behind a drug's name is its dose.
_DOSE_GAP = 12
_AGE_ASIDE = re.compile(r"\s?\([^()]{1,40}\)")
# One thing in two units, per body surface or not. Source: KDIGO 2012 CKD guideline.
_FILTRATION = frozenset({"creatinine_clearance", "egfr"})

# For whom a second limit holds, between commas: "< 1.4 or, for patients with gout, < 2.0".
_WHOM_ASIDE = re.compile(
    r"[,;]?\s(?:(?:or|and|but),?\s)?(?:for|in|if|among|with)\s[^<>≤≥=.;()\d]{3,90},\s?"
    r"(?:(?:it |they |this )?(?:must|should|may) (?:be|have)\s)?",
    re.IGNORECASE,
)
_EITHER = re.compile(r",?\s(?:or|and|but)\s", re.IGNORECASE)
_HIGH = frozenset({Comparator.LT, Comparator.LE})
_ENDS = _HIGH | {Comparator.GT, Comparator.GE}
# Of what follows that is lacking: "progression after 3 days or no improvement after 7".
_LACKING = re.compile(
    r"\b(?:no|without)\s(?:[a-z]{4,16}\s){1,2}(?:after|within|in|over)\s\Z", re.IGNORECASE
)
_SEMICOLON = re.compile(r"(?:\s?\((?:ULN|LLN)\))?\s?;\s?(?:or|and|but)?\s?", re.IGNORECASE)


@dataclass(slots=True)
class Joined:
    """For each amount and window: the indices of the concepts it belongs to."""

    amounts: list[list[int]]
    windows: list[list[int]]


def join(
    text: str,
    terms: Sequence[Found],
    amounts: Sequence[Found],
    windows: Sequence[Found],
    *,
    fits: Fits = lambda _amount, _term: True,
    idle: frozenset[int] = frozenset(),
) -> Joined:
    """Which concepts own which amounts and windows? Terms in order of the text.

    Args: fits, may an amount be a result of a measure, as far as its unit tells?; idle, terms
        that name again what another does.
    """
    joiner = _Joiner(Beside(text, terms, amounts, fits, idle))
    owned = [joiner.owners(number) for number in range(len(amounts))] if amounts else []
    for number in range(len(owned) - 1):
        if not owned[number] and _of_one(text, amounts[number], amounts[number + 1]):
            owned[number] = list(owned[number + 1])
    return Joined(owned, governed(text, terms, windows))


def _of_one(text: str, low: Found, high: Found) -> bool:
    """Are two limits of what is counted behind both: "fewer than 2 or more than 8 gouts"?"""
    one, other = low.value.amount, high.value.amount
    if {one.op, other.op} <= _ENDS and (one.op in _HIGH) is not (other.op in _HIGH):
        return one.unit in (None, other.unit) and bool(_EITHER.fullmatch(text, low.end, high.start))
    return False


def _is_share(amount: Found) -> bool:
    """Is a share compared, which no dose is: "> 8 % in patients on insulin or > 9 %"?"""
    value = amount.value.amount
    return bool(value.unit == "%" and value.op is not Comparator.EQ)


class _Joiner:
    """Gives each amount of a passage its owners, left to right."""

    def __init__(self, beside: Beside) -> None:
        self.beside, self.fits, self.idle = beside, beside.fits, beside.idle
        self.text, self.terms, self.amounts = beside.text, beside.terms, beside.amounts
        self.starts = beside.starts
        self.clauses = Clauses(self.text)
        self.ages = Ages(self.text, self.terms, self.amounts)
        self.owned: list[list[int]] = []

    def owners(self, number: int) -> list[int]:
        """The terms that own an amount: names before it, else those behind it."""
        amount = self.amounts[number]
        low, high = self.clauses.around(amount.start)
        ahead = number - 1
        while ahead >= 0 and self.ages.tell_whom(self.amounts[ahead], amount):
            ahead -= 1
        floor = max(low, self.amounts[ahead].end if ahead >= 0 else 0)
        found = (
            self.beside.side(amount)
            or self.beside.within(amount)
            or self.beside.on_scales(number, high)
            or dosed(self.text, self.terms, self.starts, amount, low)
            or self.beside.dated(amount, floor)
        )
        found = found or self._for_some(number, low)
        found = found or self.beside.direct(amount, number, high, floor)
        found = found or self.beside.onward(amount, number, high, floor)
        found = found or self._back(amount, floor) or self._shared(number, low)
        if not found and not getattr(amount.value, "bare", False):
            onward = self.beside.forward(amount.end, number, high)
            found = self.beside.between(amount, number, floor) or self.beside.adjacent(
                amount, onward
            )
            found = found or onward or self._loose(amount, floor)
        found = found or class_before(self.terms, self.starts, self.text, amount)
        self.owned.append(found)
        return found

    def _for_some(self, number: int, low: int) -> list[int]:
        """The measure of the limit before, where what stands between only says for whom."""
        before, amount = self.amounts[number - 1], self.amounts[number]
        if not number or before.start < low or amount.start - before.end < 8:
            return []
        if _WHOM_ASIDE.fullmatch(self.text, before.end, amount.start) is None:
            return []
        told, own = before.value.amount, amount.value.amount
        if own.op is Comparator.EQ or own.unit not in (None, told.unit):
            return []
        index = bisect_right(self.starts, before.end)
        while index < len(self.terms) and self.starts[index] < amount.start:
            if self.beside.kind(index) in OWNERS:
                return []
            index += 1
        return self.owned[number - 1]

    def _back(self, amount: Found, floor: int) -> list[int]:
        """The nearest measure before, and those joined with it in one list."""
        offset = amount.start
        index = bisect_right(self.starts, offset) - 1
        unfit: list[int] = []
        while index >= 0 and self.starts[index] >= floor:
            if offset - self.terms[index].end > _REACH_BACK:
                break
            if self.ages.stand_aside(index, offset) or self.ages.limit_of(index, amount):
                index -= 1
                continue
            if self.beside.kind(index) in OWNERS:
                if self.fits(amount, self.terms[index]) and not is_means(
                    self.text, self.terms[index], offset
                ):
                    index = unfit[-1] if self._one_list(index, unfit) else index
                    return self._list_back(self._outside(index, offset, floor), floor)
                unfit = unfit or self._list_back(index, floor)
            dosed = self.beside.kind(index) == "drug" and not _is_share(amount)
            dosed = dosed and not grades_another(self.text, self.terms, index, amount)
            dosed = dosed and not self._resumes(index, amount)
            if dosed and offset - self.terms[index].end < _DOSE_GAP:
                return [index]
            index -= 1
        if unfit:
            return (
                self.beside.fitting_ahead(amount) or self.beside.deviation(amount, floor) or unfit
            )
        return []

    def _resumes(self, index: int, amount: Found) -> bool:
        """Does a limit of what was measured go on behind a drug: "on statins or > 90 mg/dL"?"""
        units = {each.value.amount.unit for each in self.amounts[: len(self.owned)][-4:]}
        value = amount.value.amount
        same = value.unit is not None and value.unit in units
        joined = _EITHER.fullmatch(self.text, self.terms[index].end, amount.start)
        return same and value.op is not Comparator.EQ and joined is not None

    def _outside(self, index: int, offset: int, floor: int) -> int:
        """The same name before the brackets in which it is told again, closed before a number.

        "creatinine clearance (GFR may stand in for CrCl) > 50": nothing is asked of the second.
        """
        term = self.terms[index]
        closed = self.text.find(")", term.end, offset)
        if closed < 0 or 0 <= self.text.find("(", term.end, offset) < closed:
            return index
        opened = self.text.rfind("(", max(floor, term.start - _BRACKET_REACH), term.start)
        before = bisect_right(self.starts, opened) - 1
        if opened < 0 or before < 0 or self.starts[before] < floor:
            return index
        first = self.terms[before]
        again = first.value.concept_id == term.value.concept_id and first.end <= opened
        return before if again and opened - first.end < 3 else index

    def _one_list(self, index: int, unfit: list[int]) -> bool:
        """Does a list end in a name that is told in a unit of its own: "clearance or GFR > 60"?"""
        return bool(unfit) and index in unfit and self._filters(index) and self._filters(unfit[-1])

    def _filters(self, index: int) -> bool:
        return self.terms[index].value.concept_id in _FILTRATION

    def _list_back(self, index: int, floor: int) -> list[int]:
        found = [index]
        before = index - 1
        while before >= 0 and self.starts[before] >= floor:
            if before in self.idle or self.ages.stand_aside(before, self.terms[index].start):
                before -= 1
                continue
            gap = self.text[self.terms[before].end : self.terms[index].start]
            if before < index - 1:
                gap = _AGE_ASIDE.sub("", gap)
            if self.beside.kind(before) != self.beside.kind(index) or not _LISTED.fullmatch(gap):
                break
            if self.owned and before in self.owned[-1]:
                break  # it has its own: "> 50 % KPS, ECOG 0-2"
            index, before = before, before - 1
            found.append(index)
        return found[::-1]

    def _shared(self, number: int, low: int) -> list[int]:
        """A second amount under the name of the one before ("> 2.9 mmol/L or < 2 mmol/L")."""
        if not number:
            return []
        before, amount = self.amounts[number - 1], self.amounts[number]
        if before.start < low and not self._goes_on(before, amount):
            return []
        if self.ages.tell_whom(before, amount):
            return []
        gap = self.text[before.end : amount.start]
        apart = len(gap) > LIST_GAP or _LACKING.search(gap) is not None
        owners = [] if apart else self.owned[number - 1]
        own = self.beside.deviation(amount, before.end) if owners else []
        if owners and not own and not any(self.fits(amount, self.terms[i]) for i in owners):
            return self.beside.fitting_ahead(amount) or owners
        return own or owners

    def _goes_on(self, before: Found, amount: Found) -> bool:
        """Does a limit go on behind a semicolon: "<= 2 x ULN; or <= 4 x ULN in cirrhosis"?"""
        relative = amount.value.amount.relative_to
        if relative is None or relative != before.value.amount.relative_to:
            return False
        parted = _SEMICOLON.match(self.text, before.end, amount.start)
        if parted is None or parted.end() == amount.start:
            return parted is not None
        # "; in those with cirrhosis <= 4 x ULN": for whom it is another, and no other measure
        index = bisect_right(self.starts, parted.end() - 1)
        whom = set()
        while index < len(self.terms) and self.starts[index] < amount.start:
            whom.add(self.beside.kind(index))
            index += 1
        return "condition" in whom and whom <= {"condition", "person", "qualifier"}

    def _loose(self, amount: Found, floor: int) -> list[int]:
        """Something other than a measure close by: a dose of a drug, the size of a tumor."""
        index, reach = bisect_right(self.starts, amount.start) - 1, LIST_GAP
        down: list[int] = []
        while index >= 0 and self.starts[index] >= floor:
            if self.ages.limit_of(index, amount):
                return []
            aside = only_dates(self.text, self.terms[index]) and index > 0
            if comes_down(self.text, self.terms[index]):
                aside, down = True, down or [index]
            if aside or grades_another(self.text, self.terms, index, amount):
                index, reach = index - 1, _REACH_BACK
                continue
            if self.beside.kind(index) not in NOT_OWNERS and not shows(
                self.text, amount, self.beside.kind(index)
            ):
                gap = self.text[self.terms[index].end : amount.start]
                books = sum(high - low for low, high in authorities(gap))  # "by the CTCAE"
                return [index] if len(gap) - books <= reach else down
            index -= 1
        index = bisect_right(self.starts, amount.end - 1)
        while index < len(self.terms) and self.starts[index] - amount.end <= 12:
            if self.beside.kind(index) not in NOT_OWNERS:
                return [index]
            index += 1
        return down
