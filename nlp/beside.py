"""The name that stands right beside a number: before it, inside its words, or just behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from nlp.ages import TIMES
from nlp.dosing import GRADED, comes_down
from nlp.measured_names import counts
from nlp.model import Comparator
from nlp.performance import scales_ahead
from nlp.rates import is_counted
from nlp.recognizers import TIME_UNITS, Found

Fits = Callable[[Found, Found], bool]
_REACH_FORWARD = 60
LIST_GAP = 45
OWNERS = frozenset({"measurement"})
NOT_OWNERS = frozenset({"qualifier", "person", "consent"})
_OWN_GAP = 12
# A name this close before a number, with nothing but such words between, is what is measured.
_DIRECT = re.compile(
    r"[\s:=()\[\]]{0,3}(?:(?:of|is|are|was|were|be|must|should|has|have|a|an|the|to|at|score|scores|"
    r"level|levels|value|values|count|index|total|measured|calculated|defined|as)\b[\s:=()\[\]]{0,3}){0,5}",
    re.IGNORECASE,
)
_SIDES = frozenset({"systolic_bp", "diastolic_bp"})
_VALUED = re.compile(r"(?:\s(?:blood pressure|bp|pressure))?[\s:(]{0,2}[<>≤≥=\d]", re.IGNORECASE)
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
    r"including|plus|for|from|to|by|is|are|was|were|present|on|experience|need|needs|show|shows|use|uses|"
    r"report|reports|undergo|underwent|take|takes|that|who|required|requires|requiring|"
    r"as|at|a|the|any|suffer|fail|despite|after|following|through|exceed)\b)[a-z][a-z-]*(?<!ed)\s{0,2}\Z",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(
    r"(?:[<>=≥≤/\s]{1,5}|at least\s)?(?:stage|grade|class|category|staging|type)", re.IGNORECASE
)
# From a grade to what has come down to it: "grade 1 CTCAE v5.0 or baseline from toxicities".
_DOWN_FROM = re.compile(
    r"(?:\s(?:(?:NCI|by|per)[\s-]){0,2}CTCAE(?:,?\s(?:v|version)\.?\s?\d(?:\.\d{1,2})?)?,?)?"
    r"(?:\s?(?:or|/)\s?(?:(?:at|to|the|their|pre-?treatment)\s){0,2}baseline(?:\slevels?)?)?"
    r"(?:\s(?:from|of))?(?=[\s)])",
    re.IGNORECASE,
)
_RECOVERED = re.compile(r"\brecover(?:ed|y)\s\((?:i\.?e\.?,?\s)?(?:to\s)?\Z", re.IGNORECASE)
_CLASS = re.compile(r"class", re.IGNORECASE)
_FIT_REACH = 40
# "measurable disease: for grade II glioma, ...": the grade is of what follows.
_OF_ANOTHER = re.compile(r":\s?(?:for|in)\s\Z", re.IGNORECASE)
# What may be dated by a time alone, and the times it may be dated by.
_DATED = frozenset({"condition", "procedure", "drug", "device"})
_DOWN = (Comparator.LT, Comparator.LE)
_EITHER = re.compile(r"\s?/\s?|,?\s(?:and/or|or)\s", re.IGNORECASE)
_SIZES = frozenset({"cm2", "mm2"})
_BLANK = re.compile(r"\s{0,2}\(?\s?")


class Beside:
    """The names beside the amounts of one passage, each by its index among the terms.

    `fits`: may an amount be a result of a measure? `idle`: terms that name again what another
    does.
    """

    def __init__(
        self,
        text: str,
        terms: Sequence[Found],
        amounts: Sequence[Found],
        fits: Fits,
        idle: frozenset[int],
    ) -> None:
        self.text, self.terms, self.amounts, self.fits = text, terms, amounts, fits
        self.idle = idle
        self.starts = [term.start for term in terms]

    def kind(self, index: int) -> str:
        return "qualifier" if index in self.idle else str(self.terms[index].value.kind)

    def side(self, amount: Found) -> list[int]:
        """The side of a blood pressure right behind its number: "> 150 systolic"."""
        index = bisect_right(self.starts, amount.end - 1)
        if index < len(self.terms) and self.terms[index].value.concept_id in _SIDES:
            term = self.terms[index]
            if self.text[amount.end : term.start].strip() in ("", "("):
                return [] if _VALUED.match(self.text, term.end) else [index]
        return []

    def on_scales(self, number: int, high: int) -> list[int]:
        """The scales named behind a performance status, up to the next limit."""
        for later in self.amounts[number + 1 : number + 4]:
            if not later.value.implied:
                high = min(high, later.start)
        return scales_ahead(self.text, self.terms, self.starts, self.amounts[number], high)

    def within(self, amount: Found) -> list[int]:
        """A measure that the amount's own words name: "> NYHA II", "20 weeks of gestation"."""
        index = bisect_right(self.starts, amount.start - 1)
        while index < len(self.terms) and self.starts[index] < amount.end:
            term = self.terms[index]
            if (term.start, term.end) == (amount.start, amount.end):
                return [index]
            owner = self.kind(index) in OWNERS or is_counted(term, amount)
            if owner and term.end <= amount.end:
                return [index]
            index += 1
        return []

    def dated(self, amount: Found, floor: int) -> list[int]:
        """What a short time right behind it dates: "stroke < 6 mo, MI < 3 mo"."""
        value = amount.value.amount
        index = bisect_right(self.starts, amount.start) - 1
        if value.unit not in TIMES:
            return []
        behind = self.terms[index + 1 : index + 2]
        told = behind and behind[0].value.concept_id == "postpartum"
        if told and behind[0].start == amount.end + 1:
            return [index + 1]  # "or less than 6 weeks postpartum"
        if value.op not in _DOWN or index < 0:
            return []
        term = self.terms[index]
        near = floor <= term.start and _BLANK.fullmatch(self.text, term.end, amount.start)
        if not near or self.kind(index) not in _DATED:
            return []
        found = [index]
        while index and floor <= self.starts[index - 1] and self.kind(index - 1) in _DATED:
            gap = self.text[self.terms[index - 1].end : self.terms[index].start]
            if _EITHER.fullmatch(gap) is None and (len(found) < 2 or gap != ", "):
                break  # "unstable angina, stroke < 6 mo" may date the stroke alone
            index -= 1
            found.append(index)
        return found[::-1]

    def direct(self, amount: Found, number: int, high: int, floor: int) -> list[int]:
        """An open name right before the number: what a row knows is found by `_back`."""
        index = bisect_right(self.starts, amount.start) - 1
        if index < 0 or self.starts[index] < floor or self.kind(index) != "other":
            return []
        end = self.terms[index].end
        if end > amount.start:
            return []
        short = _SHORT_FORM.match(self.text, end, amount.start)
        gap = self.text[short.end() if short else end : amount.start]
        gap = _REACH_OF_SCALE.sub(" ", gap) if gap.endswith((") ", ")")) else gap
        if len(gap) > LIST_GAP or not _DIRECT.fullmatch(gap):
            return []
        if gap[:1] == ")" and not self.text[self.terms[index].start].isupper():
            return []  # a remark in brackets, no short form
        # "completion of two regimens", "high-risk stage II melanoma": it stands behind.
        onward = " of" in gap or _SCALE_WORD.match(self.text, amount.start)
        if onward and comes_down(self.text, self.terms[index]):
            return []
        return [] if onward and self.onward(amount, number, high, floor) else [index]

    def onward(self, amount: Found, number: int, high: int, floor: int) -> list[int]:
        """What a count counts, and what a stage or grade in words of its own grades."""
        counted = counts(amount) and not getattr(amount.value, "bare", False)
        counted = counted or self._is_part(amount)
        if not counted and not _SCALE_WORD.match(self.text, amount.start):
            return []
        index = bisect_right(self.starts, amount.start) - 1
        if index >= 0 and self.starts[index] >= floor and self.kind(index) in OWNERS:
            gap = self.text[self.terms[index].end : amount.start]
            if (
                len(gap) < _FIT_REACH
                and not _OF_ANOTHER.search(gap)
                and self.fits(amount, self.terms[index])
            ):
                return []
        if number + 1 < len(self.amounts):
            high = min(high, self.amounts[number + 1].start)
        low = max(floor, amount.start - 24)
        index = bisect_right(self.starts, amount.start - 1)
        # A number behind a noun compares it, unless plain "previous" follows.
        onward = _FURTHER if counted and _NOUN.search(self.text, low, amount.start) else _ONWARD
        while index < len(self.terms) and self.starts[index] < high:
            # In its words, or begun there: "one line of therapy".
            inside = self.terms[index].end <= amount.end or self.starts[index] < amount.end
            if not inside and not self._reaches(amount, index, onward, counted=counted):
                return []
            if self.kind(index) not in NOT_OWNERS:
                return [self._class_of(amount, index)]
            index += 1
        return []

    def _is_part(self, amount: Found) -> bool:
        """Is it how much of a thing is of some kind: "a tumor with at least 30% clear cells"?"""
        share = amount.value.amount.unit == "%" and amount.value.amount.relative_to is None
        return share and self.text.endswith(("with ", "having "), 0, amount.start)

    def _reaches(
        self, amount: Found, index: int, onward: re.Pattern[str], *, counted: bool
    ) -> bool:
        """Do the words behind an amount lead to a name, or what comes down to a grade?"""
        start = self.starts[index]
        if onward.fullmatch(self.text, amount.end, start):
            return True
        name = self.terms[index].value.concept_id
        if counted or not (name in GRADED or name.endswith("toxicity")):
            return False
        down = _DOWN_FROM.match(self.text, amount.end)
        if down is None:
            return False
        begin = down.end()
        if self.text.startswith(") from ", begin) and _RECOVERED.search(
            self.text, max(0, amount.start - 40), amount.start
        ):
            begin += len(") from")
        return onward.fullmatch(self.text, begin, start) is not None

    def _class_of(self, amount: Found, index: int) -> int:
        """The scale in brackets behind what is of a class: "class II heart failure (NYHA)"."""
        behind = index + 1
        if behind == len(self.terms) or not _CLASS.match(self.text, amount.start):
            return index
        gap = self.text[self.terms[index].end : self.starts[behind]]
        scale = gap.strip() == "(" and self.terms[behind].value.concept_id == "nyha"
        return behind if scale else index

    def fitting_ahead(self, amount: Found) -> list[int]:
        """A name right behind a number that no name before it fits: "> 10% immature forms"."""
        index = bisect_right(self.starts, amount.end - 1)
        if index >= len(self.terms) or self.kind(index) in NOT_OWNERS:
            return []
        if not _ONWARD.fullmatch(self.text, amount.end, self.starts[index]):
            return []
        return [index] if self.fits(amount, self.terms[index]) else []

    def deviation(self, amount: Found, floor: int) -> list[int]:
        """A finding right before its limit: the anemia of "fever > 38 C, anemia < 9 g/dL"."""
        index = bisect_right(self.starts, amount.start) - 1
        if index < 0 or self.starts[index] < floor or self.kind(index) != "condition":
            return []
        if amount.value.amount.relative_to is not None:
            return []  # "lipase <= 2 x ULN (pancreatitis: <= 4 x ULN)": a limit for those with it
        gap = self.text[self.terms[index].end : amount.start]
        return [index] if gap.strip() in ("", "(", "of") else []

    def between(self, amount: Found, number: int, floor: int) -> list[int]:
        """What a limit stands right behind, where the next name has its own: "oxygen > 14 h/d or
        PaO2 < 55 mmHg"."""
        index = bisect_right(self.starts, amount.start) - 1
        if index < 0 or self.starts[index] < floor or self.kind(index) in NOT_OWNERS:
            return []
        later = self.terms[index + 1 : index + 2], self.amounts[number + 1 : number + 2]
        if not all(later) or self.text[self.terms[index].end : amount.start].strip(" :="):
            return []
        (term,), (other,) = later
        beside = amount.end <= term.start <= term.end <= other.start < term.end + _OWN_GAP
        return [index] if beside and self.fits(other, term) else []

    def adjacent(self, amount: Found, ahead: list[int]) -> list[int]:
        """A finding that a number stands right behind, before a comma and what is ahead.

        "Knee pain >= 4/10, Kellgren-Lawrence grade 2": the pain is graded.
        """
        index = bisect_right(self.starts, amount.start) - 1
        if index < 0 or not ahead or self.kind(index) != "condition":
            return []
        gap = self.text[self.terms[index].end : amount.start]
        parted = "," in self.text[amount.end : self.starts[ahead[0]]]
        return [index] if parted and gap == " " else []

    def forward(self, offset: int, number: int, high: int) -> list[int]:
        """The next measure behind an amount, unless that is a time and no result of it."""
        amount = self.amounts[number]
        unit = amount.value.amount.unit or ""
        timed = unit in TIME_UNITS or unit in _SIZES or unit.endswith(("/d", "/wk", "/mo"))
        stop = min(high, offset + _REACH_FORWARD)
        if number + 1 < len(self.amounts):
            stop = min(stop, self.amounts[number + 1].start)
        index = bisect_right(self.starts, offset - 1)
        while index < len(self.terms) and self.starts[index] < stop:
            if self.kind(index) in OWNERS:
                return [] if timed and not self.fits(amount, self.terms[index]) else [index]
            index += 1
        return []
