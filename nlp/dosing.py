"""Which drug is an amount the dose of, and of which name beside it does it tell nothing?

"prednisone at doses > 10 mg", "equivalent to 5 mg prednisone", "> 10 mg of daily prednisone",
"4 mg dexamethasone a day". A grade is of no treatment, a length of no examination that shows it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nlp.recognizers import Found

_DOSE = re.compile(r"\b(?:dos(?:es?|ages?|ing)|equivalents?)\b[^.;\n]{0,24}\Z", re.IGNORECASE)
_DOSE_UNIT = re.compile(
    r"(?:mg(?:\{[a-z]+\})?|g|ug|ng|\[IU\]|U|mmol|mL)(?:/(?:kg|d|wk|mo|m2|h|\{.*\}).{0,6})?"
)
_OF_DRUG = re.compile(
    r"\s{0,2}(?:(?:a|per)\sday\s|daily\s)?(?:of\s)?(?:(?:oral|daily|the|systemic|total)\s){0,2}",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\s?(?:,|,?\s(?:or|and|and/or))\s")
_MASS = ("mg", "ug", "ng", "[IU]")  # of drugs, hardly of what one drinks or smokes
_AS_PREDNISONE = "mg{prednisone}/d"
# Whose doses are told as of prednisone.
_STEROIDS = frozenset({"corticosteroid", "systemic_corticosteroid", "oral_corticosteroid"})
_PARTED = re.compile(r"[.;\n]|\b(?:or|and)\b", re.IGNORECASE)
_STEROID_REACH = 80
_DRUG_REACH = 70
_WORD_REACH = 40
_DOSE_GAP = 12  # a name so close before a number has it, not the drug behind
_LENGTHS = ("mm", "cm")
_BY = re.compile(r"\bby\s(?:at\sleast\s|more\sthan\s)?\Z", re.IGNORECASE)
_MEANS = re.compile(r"[(\[]\s?(?:measured\s|assessed\s)?(?:by|via|using|on)\s(?:the\s|an?\s)?\Z")
_WHEN = re.compile(r"\b(?:before|prior to|after|following|since)\s(?:the\s|a\s)?\Z", re.IGNORECASE)
_GRADE = re.compile(r"\bgrades?\b", re.IGNORECASE)
GRADED = frozenset({"toxicity", "adverse_event", "neuropathy", "peripheral_neuropathy"})
_COMING_DOWN = re.compile(r"\b(?:recovery|resolution|recover|resolve)\Z", re.IGNORECASE)
_TREATMENTS = frozenset({"drug", "procedure"})
_TREATED = frozenset({"treatment_experienced", "treatment", "systemic_treatment"})
_STAGE = re.compile(r"\bstages?\b", re.IGNORECASE)
_STAGE_REACH = 120


def dosed(
    text: str, terms: Sequence[Found], starts: Sequence[int], amount: Found, low: int
) -> list[int]:
    """The drug of a dose, by its index among the terms.

    Args: starts, of the terms; low, where the clause begins.
    """
    unit, start = amount.value.amount.unit, amount.start
    if unit is None or not _DOSE_UNIT.fullmatch(unit):
        return []
    if unit == _AS_PREDNISONE:
        steroid = _steroid_before(text, terms, amount)
        if steroid is not None:
            return [steroid]
    index = bisect_right(starts, start)
    drug = index < len(terms) and terms[index].value.kind == "drug"
    inside = drug and terms[index].end <= amount.end
    if drug and (unit.startswith(_MASS) if inside else _of_drug(text, terms, amount, index)):
        return [index]
    if not _DOSE.search(text, max(low, start - _WORD_REACH), start):
        return []
    if inside:
        return [index]
    for index in range(bisect_right(starts, start) - 1, -1, -1):
        if starts[index] < low or start - terms[index].end > _DRUG_REACH:
            break
        if terms[index].value.kind == "drug":
            return [index]
        if terms[index].value.kind == "measurement":
            break
    return []


def without_equivalents(text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The terms, but for the drug by which the dose of others is only told: "steroids > 10 mg/day
    of prednisone or equivalent"."""
    told = [
        (each.start, each.end)
        for each in amounts
        if each.value.amount.unit == _AS_PREDNISONE
        and _steroid_before(text, terms, each) is not None
    ]
    return [t for t in terms if not any(low <= t.start and t.end <= high for low, high in told)]


def _steroid_before(text: str, terms: Sequence[Found], amount: Found) -> int | None:
    """The steroids whose dose is told as that of prednisone, by their index."""
    for index in range(len(terms) - 1, -1, -1):
        term = terms[index]
        if term.end > amount.start:
            continue
        gap = text[term.end : amount.start]
        if len(gap) > _STEROID_REACH or _PARTED.search(gap):
            return None
        if term.value.concept_id in _STEROIDS:
            return index
        if term.value.kind in ("drug", "measurement"):
            return None
    return None


def _of_drug(text: str, terms: Sequence[Found], amount: Found, index: int) -> bool:
    """Does a drug follow its dose ("> 10 mg of daily prednisone"), and none stand before it?"""
    gap = text[terms[index - 1].end : amount.start] if index else "("
    near = len(gap) < _DOSE_GAP and "(" not in gap
    if near and _OTHER.fullmatch(gap) and text.startswith(" of ", amount.end):
        near = False  # "5 mg of prednisone or 1 mg of dexamethasone": each has its own
    if near and terms[index - 1].value.kind in ("measurement", "drug"):
        return False
    return _OF_DRUG.fullmatch(text, amount.end, terms[index].start) is not None


def is_means(text: str, term: Found, offset: int) -> bool:
    """Is a name in brackets how it was measured: "saturation [by pulse oximetry] < 92%"?"""
    behind = text[term.end : offset].lstrip()
    return behind[:1] in (")", "]") and _MEANS.search(text, 0, term.start) is not None


def shows(text: str, amount: Found, kind: str) -> bool:
    """Is it the examination that shows how long something is: "a nodule on CT of 8 mm"?

    Or by how much something grew: "growth on MRI by 20%".
    """
    if kind != "procedure":
        return False
    unit = amount.value.amount.unit
    grown = unit == "%" and _BY.search(text, max(0, amount.start - 16), amount.start) is not None
    return unit in _LENGTHS or grown


def only_dates(text: str, term: Found) -> bool:
    """Is it a treatment that only says when: "blasts in the marrow before transplant < 5 %"?"""
    if term.value.kind not in _TREATMENTS:
        return False
    return _WHEN.search(text, max(0, term.start - _WORD_REACH), term.start) is not None


def grades_another(text: str, terms: Sequence[Found], index: int, amount: Found) -> bool:
    """Is it a treatment, of which no grade is told: "toxicity of chemotherapy of grade 2"?

    Nor is a stage, where a disease stands before it: "lymphoma without prior therapy, stage 3".
    """
    if _stages_another(text, terms, index, amount):
        return True
    value = terms[index].value
    if value.kind not in _TREATMENTS and value.concept_id not in _TREATED:
        return False
    if not _GRADE.search(text, max(0, amount.start - 8), amount.end):
        return False
    before = index - 1
    while before >= 0 and terms[before].value.kind == "qualifier":
        before -= 1
    return before >= 0 and terms[before].value.concept_id in GRADED


def comes_down(text: str, term: Found) -> bool:
    """Is it the coming down to a grade, of which none is told: "recovery to grade 1"?"""
    if term.value.kind != "other":
        return False
    return _COMING_DOWN.search(text, term.start, term.end) is not None


def _stages_another(text: str, terms: Sequence[Found], index: int, amount: Found) -> bool:
    """Is it a treatment before a stage, and a disease before both?"""
    value = terms[index].value
    if value.kind not in _TREATMENTS and value.concept_id not in _TREATED:
        return False
    if not _STAGE.search(text, max(0, amount.start - 8), amount.end):
        return False
    return any(
        each.value.kind == "condition" and amount.start - each.end < _STAGE_REACH
        for each in terms[max(0, index - 4) : index]
    )
