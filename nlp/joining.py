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
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp.ages import TIMES, Ages
from nlp.clauses import Clauses
from nlp.dosing import dosed, grades_another, is_means, only_dates, shows
from nlp.governing import governed
from nlp.measured_names import counts
from nlp.model import Comparator
from nlp.performance import class_before, scales_ahead
from nlp.rates import is_counted
from nlp.recognizers import Found

# Words that may stand between members of one list.
_LISTED = re.compile(
    r"[\s,/()\[\]&]*(?:(?:and|or|and/or|as well as|plus|nor|either|both|serum|blood|total|estimated"
    r"|calculated|measured|radioisotope)\b[\s,/()\[\]&]*)*",
    re.IGNORECASE,
)
_REACH_BACK = 120
_REACH_FORWARD = 60
_LIST_GAP = 45
# A number right behind a drug's name is its dose.
_DOSE_GAP = 12
_OWNERS = frozenset({"measurement"})
_NOT_OWNERS = frozenset({"qualifier", "person", "consent"})
# A name this close before a number, with nothing but such words between, is what is measured.
_DIRECT = re.compile(
    r"[\s:=()\[\]]{0,3}(?:(?:of|is|are|was|were|be|must|should|has|have|a|an|the|to|at|score|scores|"
    r"level|levels|value|values|count|index|total|measured|calculated|defined|as)\b[\s:=()\[\]]{0,3}){0,5}",
    re.IGNORECASE,
)
_SIDES = frozenset({"systolic_bp", "diastolic_bp"})
_VALUED = re.compile(r"(?:\s(?:blood pressure|bp|pressure))?[\s:(]{0,2}[<>≤≥=\d]", re.IGNORECASE)
_AGE_ASIDE = re.compile(r"\s?\([^()]{1,40}\)")
_REACH_OF_SCALE = re.compile(r"\([^()]{0,24}\d[^()]{0,12}\)")
_SHORT_FORM = re.compile(r"\s{0,2}[(\[][^()\[\]\n]{1,14}[)\]]")
# From a count or a stage to what it counts: a few words that belong to the same name.
_ONWARD = re.compile(
    r"\s{0,2}(?:(?!(?:and|or|with|in|at|for|on|by|to|from|who|that|than|is|are|was|were|after|post|"
    r"before|since|following|because|if)\b)"
    r"[a-z0-9'/-]{1,20}\s{1,2}){0,4}",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\s{0,2}(?:(?:previous|prior|different|separate|other|further|additional)\s{1,2}){0,2}",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?!(?:had|have|has|having|with|of|or|and|in|than|receive|received|include|includes|"
    r"including|for|from|to|by|is|are|was|were|present|on|experience|need|needs|show|shows|use|uses|"
    r"report|reports|undergo|underwent|take|takes|that|who|required|requires|requiring|"
    r"at|a|the|any|suffer|fail|despite|after|following|through|exceed)\b)[a-z][a-z-]*(?<!ed)\s{0,2}\Z",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(
    r"(?:[<>=≥≤/\s]{1,5}|at least\s)?(?:stage|grade|class|category|staging|type)", re.IGNORECASE
)
_FIT_REACH = 40
# One thing in two units, per body surface or not. Source: KDIGO 2012 CKD guideline.
_FILTRATION = frozenset({"creatinine_clearance", "egfr"})

Fits = Callable[[Found, Found], bool]

# What may be dated by a time alone, and the times it may be dated by.
_DATED = frozenset({"condition", "procedure", "drug", "device"})
_SEMICOLON = re.compile(r"(?:\s?\((?:ULN|LLN)\))?\s?;\s?(?:or|and|but)?\s?", re.IGNORECASE)
_DOWN = (Comparator.LT, Comparator.LE)
_EITHER = re.compile(r"\s?/\s?|,?\s(?:and/or|or)\s", re.IGNORECASE)
_BLANK = re.compile(r"\s{0,2}\(?\s?")


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
    joiner = _Joiner(text, terms, amounts, fits, idle)
    owned = [joiner.owners(number) for number in range(len(amounts))] if amounts else []
    return Joined(owned, governed(text, terms, windows))


def _is_share(amount: Found) -> bool:
    """Is a share compared, which no dose is: "> 8 % in patients on insulin or > 9 %"?"""
    value = amount.value.amount
    return bool(value.unit == "%" and value.op is not Comparator.EQ)


class _Joiner:
    def __init__(
        self,
        text: str,
        terms: Sequence[Found],
        amounts: Sequence[Found],
        fits: Fits,
        idle: frozenset[int],
    ) -> None:
        self.idle = idle
        self.text, self.terms, self.amounts, self.fits = text, terms, amounts, fits
        self.starts = [term.start for term in terms]
        self.clauses = Clauses(text)
        self.ages = Ages(text, terms, amounts)
        self.owned: list[list[int]] = []

    def _kind(self, index: int) -> str:
        return "qualifier" if index in self.idle else str(self.terms[index].value.kind)

    def owners(self, number: int) -> list[int]:
        """The terms that own an amount: names before it, else those behind it."""
        amount = self.amounts[number]
        low, high = self.clauses.around(amount.start)
        ahead = number - 1
        while ahead >= 0 and self.ages.tell_whom(self.amounts[ahead], amount):
            ahead -= 1
        floor = max(low, self.amounts[ahead].end if ahead >= 0 else 0)
        found = (
            self._side(amount)
            or self._within(amount)
            or self._on_scales(number, high)
            or dosed(self.text, self.terms, self.starts, amount, low)
            or self._dated(amount, floor)
        )
        found = found or self._direct(amount, number, high, floor)
        found = found or self._onward(amount, number, high, floor)
        found = found or self._back(amount, floor) or self._shared(number, low)
        if not found and not getattr(amount.value, "bare", False):
            found = self._forward(amount.end, number, high) or self._loose(amount, floor)
        found = found or class_before(self.terms, self.starts, self.text, amount)
        self.owned.append(found)
        return found

    def _side(self, amount: Found) -> list[int]:
        """The side of a blood pressure right behind its number: "> 150 systolic"."""
        index = bisect_right(self.starts, amount.end - 1)
        if index < len(self.terms) and self.terms[index].value.concept_id in _SIDES:
            term = self.terms[index]
            if self.text[amount.end : term.start].strip() in ("", "("):
                return [] if _VALUED.match(self.text, term.end) else [index]
        return []

    def _on_scales(self, number: int, high: int) -> list[int]:
        """The scales named behind a performance status, up to the next limit."""
        for later in self.amounts[number + 1 : number + 4]:
            if not later.value.implied:
                high = min(high, later.start)
        return scales_ahead(self.text, self.terms, self.starts, self.amounts[number], high)

    def _within(self, amount: Found) -> list[int]:
        """A measure that the amount's own words name: "> NYHA II", "20 weeks of gestation"."""
        index = bisect_right(self.starts, amount.start - 1)
        while index < len(self.terms) and self.starts[index] < amount.end:
            term = self.terms[index]
            if (term.start, term.end) == (amount.start, amount.end):
                return [index]
            owner = self._kind(index) in _OWNERS or is_counted(term, amount)
            if owner and term.end <= amount.end:
                return [index]
            index += 1
        return []

    def _dated(self, amount: Found, floor: int) -> list[int]:
        """What a short time right behind it dates: "stroke < 6 mo, MI < 3 mo"."""
        value = amount.value.amount
        index = bisect_right(self.starts, amount.start) - 1
        if value.unit not in TIMES or value.op not in _DOWN or index < 0:
            return []
        term = self.terms[index]
        near = floor <= term.start and _BLANK.fullmatch(self.text, term.end, amount.start)
        if not near or self._kind(index) not in _DATED:
            return []
        found = [index]
        while index and floor <= self.starts[index - 1] and self._kind(index - 1) in _DATED:
            gap = self.text[self.terms[index - 1].end : self.terms[index].start]
            if _EITHER.fullmatch(gap) is None and (len(found) < 2 or gap != ", "):
                break  # "unstable angina, stroke < 6 mo" may date the stroke alone
            index -= 1
            found.append(index)
        return found[::-1]

    def _direct(self, amount: Found, number: int, high: int, floor: int) -> list[int]:
        """An open name right before the number: what a row knows is found by `_back`."""
        index = bisect_right(self.starts, amount.start) - 1
        if index < 0 or self.starts[index] < floor or self._kind(index) != "other":
            return []
        end = self.terms[index].end
        if end > amount.start:
            return []
        short = _SHORT_FORM.match(self.text, end, amount.start)
        gap = self.text[short.end() if short else end : amount.start]
        gap = _REACH_OF_SCALE.sub(" ", gap) if gap.endswith((") ", ")")) else gap
        if len(gap) > _LIST_GAP or not _DIRECT.fullmatch(gap):
            return []
        if gap[:1] == ")" and not self.text[self.terms[index].start].isupper():
            return []  # a remark in brackets, no short form
        # "completion of two regimens", "high-risk stage II melanoma": it stands behind.
        onward = " of" in gap or _SCALE_WORD.match(self.text, amount.start)
        return [] if onward and self._onward(amount, number, high, floor) else [index]

    def _onward(self, amount: Found, number: int, high: int, floor: int) -> list[int]:
        """What a count counts, and what a stage or grade in words of its own grades."""
        counted = counts(amount) and not getattr(amount.value, "bare", False)
        if not counted and not _SCALE_WORD.match(self.text, amount.start):
            return []
        index = bisect_right(self.starts, amount.start) - 1
        if index >= 0 and self.starts[index] >= floor and self._kind(index) in _OWNERS:
            gap = self.text[self.terms[index].end : amount.start]
            if len(gap) < _FIT_REACH and self.fits(amount, self.terms[index]):
                return []
        if number + 1 < len(self.amounts):
            high = min(high, self.amounts[number + 1].start)
        low = max(floor, amount.start - 24)
        index = bisect_right(self.starts, amount.start - 1)
        # A number behind a noun compares it, unless plain "previous" follows.
        onward = _FURTHER if counted and _NOUN.search(self.text, low, amount.start) else _ONWARD
        while index < len(self.terms) and self.starts[index] < high:
            inside = self.terms[index].end <= amount.end
            if not inside and not onward.fullmatch(self.text, amount.end, self.starts[index]):
                return []
            if self._kind(index) not in _NOT_OWNERS:
                return [index]
            index += 1
        return []

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
            if self._kind(index) in _OWNERS:
                if self.fits(amount, self.terms[index]) and not is_means(
                    self.text, self.terms[index], offset
                ):
                    return self._list_back(
                        unfit[-1] if self._one_list(index, unfit) else index, floor
                    )
                unfit = unfit or self._list_back(index, floor)
            dosed = self._kind(index) == "drug" and not _is_share(amount)
            dosed = dosed and not grades_another(self.text, self.terms, index, amount)
            if dosed and offset - self.terms[index].end < _DOSE_GAP:
                return [index]
            index -= 1
        if unfit:
            return self._fitting_ahead(amount) or unfit
        return []

    def _one_list(self, index: int, unfit: list[int]) -> bool:
        """Does a list end in a name that is told in a unit of its own: "clearance or GFR > 60"?"""
        return bool(unfit) and index in unfit and self._filters(index) and self._filters(unfit[-1])

    def _filters(self, index: int) -> bool:
        return self.terms[index].value.concept_id in _FILTRATION

    def _fitting_ahead(self, amount: Found) -> list[int]:
        """A name right behind a number that no name before it fits: "> 10% immature forms"."""
        index = bisect_right(self.starts, amount.end - 1)
        if index >= len(self.terms) or self._kind(index) in _NOT_OWNERS:
            return []
        if not _ONWARD.fullmatch(self.text, amount.end, self.starts[index]):
            return []
        return [index] if self.fits(amount, self.terms[index]) else []

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
            if self._kind(before) != self._kind(index) or not _LISTED.fullmatch(gap):
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
        owners = self.owned[number - 1] if len(gap) <= _LIST_GAP else []
        if owners and not any(self.fits(amount, self.terms[index]) for index in owners):
            return self._fitting_ahead(amount) or owners
        return owners

    def _goes_on(self, before: Found, amount: Found) -> bool:
        """Does a limit go on behind a semicolon: "<= 2 x ULN; or <= 4 x ULN in cirrhosis"?"""
        relative = amount.value.amount.relative_to
        if relative is None or relative != before.value.amount.relative_to:
            return False
        return _SEMICOLON.fullmatch(self.text, before.end, amount.start) is not None

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
        index, reach = bisect_right(self.starts, amount.start) - 1, _LIST_GAP
        while index >= 0 and self.starts[index] >= floor:
            if self.ages.limit_of(index, amount):
                return []
            aside = only_dates(self.text, self.terms[index]) and index > 0
            if aside or grades_another(self.text, self.terms, index, amount):
                index, reach = index - 1, _REACH_BACK
                continue
            if self._kind(index) not in _NOT_OWNERS and not shows(amount, self._kind(index)):
                return [index] if amount.start - self.terms[index].end <= reach else []
            index -= 1
        index = bisect_right(self.starts, amount.end - 1)
        while index < len(self.terms) and self.starts[index] - amount.end <= 12:
            if self._kind(index) not in _NOT_OWNERS:
                return [index]
            index += 1
        return []
