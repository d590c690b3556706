"""Which numbers of a passage measure something, now that its names are known?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.beside import Fits
from nlp.joining import join
from nlp.measured_names import is_edition
from nlp.model import Comparator
from nlp.recognizers import TIME_UNITS, Found

_SIDES = frozenset({"systolic_bp", "diastolic_bp"})
_OCCASIONS = re.compile(
    r"\s(?:(?:separate|consecutive|different|independent|or more|successive|morning|early|fasting"
    r"|serial|repeat|repeated)\s){0,3}"
    r"(?:occasions?|visits|measurements|readings|samples|mornings|determinations|assessments)\b",
    re.IGNORECASE,
)
# "two consecutive heart rate readings": a number of results is none itself.
_RESULTS = re.compile(
    r"\s(?:[a-z0-9-]{2,16}\s){0,5}?(?:measurements|readings|values|determinations|assessments|tests"
    r"|results|levels|loads|titers|titres|samples)\b",
    re.IGNORECASE,
)
# "Two effective forms of contraception": how many of a kind, and no result of what stands before.
_KINDS = re.compile(
    r"\s(?:[a-z-]{3,16}\s){0,3}(?:forms|methods|types|kinds|modes)\sof\b", re.IGNORECASE
)
_STAGES = re.compile(r"stages\s\d(?:(?:,\s|\s?(?:,\s)?(?:and|&|or)\s)\d){1,4}:", re.IGNORECASE)
_MOST_RESULTS = 6
_TO_SIDE = re.compile(r"[^.;\n]{0,40}")


def telling(text: str, terms: Sequence[Found], amounts: list[Found], fits: Fits) -> list[Found]:
    """The amounts that tell something of a name; the others are left out.

    How far a scale reaches is no result ("a pain score of 4 or more (0-10)"), nor how often it was
    taken. A number without comparator or unit means something only beside a measure's name, not
    within it ("6-minute walk"); a time that does not fit its measure is when that was taken ("Apgar
    < 5 at 10 minutes").
    """
    amounts = [a for a in amounts if not (a.value.scale or _in_name(a, terms) or _often(text, a))]
    amounts = [a for a in amounts if not (is_edition(text, a) or _of_study(text, a))]
    doubtful = [
        found.value.bare or _moment(text, found) or _of_results(text, found) for found in amounts
    ]
    if not any(doubtful):
        return amounts
    owners = join(text, terms, amounts, (), fits=fits).amounts
    return [
        found
        for found, indices, doubt in zip(amounts, owners, doubtful, strict=True)
        if not doubt
        or (
            _tells(found, [terms[index] for index in indices], fits)
            and not (_of_results(text, found) and _measures_behind(found, terms, indices))
        )
    ]


def idle_pressures(text: str, terms: Sequence[Found]) -> list[int]:
    """The indices of blood pressures whose sides are named behind: "BP > 150 systolic"."""
    return [
        index
        for index, (term, behind) in enumerate(pairwise(terms))
        if term.value.concept_id == "blood_pressure"
        and behind.value.concept_id in _SIDES
        and _TO_SIDE.fullmatch(text, term.end, behind.start)
    ]


def _in_name(found: Found, terms: Sequence[Found]) -> bool:
    """Is it part of a measure's name: "six minute walk distance"?"""
    amount = found.value.amount
    if amount.op is not Comparator.EQ or amount.labels:
        return False
    return any(
        term.start <= found.start and found.end < term.end and term.value.kind == "measurement"
        for term in terms
    )


def _of_study(text: str, found: Found) -> bool:
    """Does it name the study's own stages, at the head of a line: "Stages 1 and 2: adults"?"""
    if found.value.amount.unit is not None or text[: found.start].strip(" -*•\n"):
        return False
    return _STAGES.match(text, found.start) is not None


def _often(text: str, found: Found) -> bool:
    """Does it say how often a thing was measured, "at 3 visits", or "two kinds of" things?"""
    if found.value.amount.unit is not None or found.value.amount.labels:
        return False
    several = bool(found.value.bare) and _KINDS.match(text, found.end) is not None
    return several or _OCCASIONS.match(text, found.end) is not None


def _of_results(text: str, found: Found) -> bool:
    """May it say how many results there are: "three consecutive hemoglobin values"?"""
    amount = found.value.amount
    if amount.unit is not None or amount.labels or amount.relative_to or len(amount.values) != 1:
        return False
    value = amount.values[0]
    few = value <= _MOST_RESULTS and value == value.to_integral_value()
    return few and _RESULTS.match(text, found.end) is not None


def _measures_behind(found: Found, terms: Sequence[Found], owners: Sequence[int]) -> bool:
    """Does a measure stand behind a number, whose result it seems?"""
    return any(
        terms[index].value.kind == "measurement" and found.end <= terms[index].start
        for index in owners
    )


def _moment(text: str, found: Found) -> bool:
    """Is it a time in the words of a moment: "at 10 minutes", "at the 2-hour"?"""
    amount = found.value.amount
    if amount.unit not in TIME_UNITS or amount.op is not Comparator.EQ:
        return False
    return text[max(0, found.start - 8) : found.start].rstrip().lower().endswith((" at", " at the"))


def _tells(found: Found, owners: Sequence[Found], fits: Fits) -> bool:
    measures = [term for term in owners if term.value.kind == "measurement"]
    if found.value.bare:
        return bool(measures)
    return not measures or any(fits(found, term) for term in measures)
