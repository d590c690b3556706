"""Which amounts name their own measure, without its name? "20 pack-years", "stage 3 CKD".

A grade stands beside its disease: "neuropathy grade 2".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.model import Amount, Comparator
from nlp.recognizers import Found
from nlp.unit_owners import found_as
from nlp.vocabulary import Vocabulary
from pipelines.notes.gestation import CONCEPT as GESTATIONAL_AGE
from pipelines.notes.owned import Result
from pipelines.notes.sizes import sizes
from pipelines.notes.stages import CONCEPT as CKD_STAGE

_MOST = 300  # pack-years and the like; a year beside them is none
_GESTATION = re.compile(r"[^.;\n]{0,12}?\b(?:gestation|pregnan|gravid|GA\b)", re.IGNORECASE)
_OF_THEMSELVES = frozenset({GESTATIONAL_AGE, CKD_STAGE})
_PREGNANT = re.compile(r"\b(?:[Pp]regnant|[Gg]ravid|IUP),?(?: (?:at|now))? \Z")
# How a rate of the heart is told by its unit: "AF 132 bpm".
_BEATS = frozenset({"bpm", "beats/min", "beats per minute"})
_STAGE = re.compile(r"(?:clinical |pathologic(?:al)? |FIGO |AJCC )?stage\b", re.IGNORECASE)
_STAGE_REACH = 40
_GRADE = re.compile(r"(?:CTCAE )?grade\b", re.IGNORECASE)
# The grade of a murmur is its loudness.
_HEARD = "heart_murmur"
# Between a disease and its grade, and between a grade and its disease.
_BEFORE_GRADE = re.compile(r"[\s,(:-]{1,3}(?:of [a-z]{3,10},? |[a-z]{2,10},? )?", re.IGNORECASE)
_BEHIND_GRADE = re.compile(r" (?:[a-z-]{3,14} ){0,2}", re.IGNORECASE)
_PARTED = re.compile(r"[;\n]|\.(?!\d)")
# The scale that a stage before the name of a disease is of; of a malignancy, the cancer stage.
_SCALES = {
    "chronic_kidney_disease": "ckd_stage",
    "chronic_obstructive_pulmonary_disease": "gold_stage",
}


def named_by_themselves(
    text: str,
    terms: Sequence[Found],
    amounts: Sequence[Found],
    results: Sequence[Result],
    vocabulary: Vocabulary,
) -> list[Result]:
    """The amounts without an owner whose own words tell what they measure."""
    used = {(each.amount.start, each.amount.end) for each in results}
    sized = sizes(text, amounts, used)
    starts = [term.start for term in terms]
    made = []
    for index, each in enumerate(amounts):
        if (each.start, each.end) in used:
            continue
        unit = each.value.amount.unit
        term = None
        row = vocabulary.units.get(unit) if unit else None
        if index in sized:
            term = found_as(each, sized[index], vocabulary)
        elif each.value.of in _OF_THEMSELVES:
            term = found_as(each, each.value.of, vocabulary)
        elif unit == "/min" and _is_beats(each.value.amount):
            term = found_as(each, "heart_rate", vocabulary)
        elif row is not None and row.of and max(each.value.amount.values, default=0) < _MOST:
            term = found_as(each, row.of, vocabulary)
        elif unit in ("wk", "d") and _is_gestation(text, each):
            term = found_as(each, GESTATIONAL_AGE, vocabulary)
        elif each.value.amount.labels and _STAGE.match(text, each.start):
            term = _staged(text, terms, starts, each, vocabulary)
        elif len(each.value.amount.labels) == 1 and _GRADE.match(text, each.start):
            term = _graded(text, terms, starts, each)
        if term is not None:
            made.append(Result(term, each))
    return made


def _is_beats(amount: Amount) -> bool:
    return amount.op is Comparator.EQ and amount.unit_text in _BEATS


def _is_gestation(text: str, each: Found) -> bool:
    """Do words of pregnancy follow a number of weeks, or stand right before it?"""
    if _GESTATION.match(text, each.value.number_span[1]) or _GESTATION.match(text, each.end):
        return True
    return _PREGNANT.search(text, max(0, each.start - 20), each.start) is not None


def _staged(
    text: str,
    terms: Sequence[Found],
    starts: Sequence[int],
    each: Found,
    vocabulary: Vocabulary,
) -> Found | None:
    """The scale of a stage, told by the disease close behind or before it."""
    index = bisect_left(starts, each.start)
    behind = [t for t in terms[index : index + 3] if t.start - each.end < _STAGE_REACH]
    before = [t for t in terms[max(0, index - 2) : index] if each.start - t.end < _STAGE_REACH]
    for term in (*behind, *reversed(before)):
        low, high = min(term.end, each.end), max(term.start, each.start)
        if term.value.kind != "condition" or _PARTED.search(text, low, high):
            continue
        for disease, scale in _SCALES.items():
            if _is_a(term.value.concept_id, disease, vocabulary):
                return found_as(each, scale, vocabulary)
        if _is_a(term.value.concept_id, "malignancy", vocabulary):
            return found_as(each, "ajcc_stage", vocabulary)
    return None


def _graded(text: str, terms: Sequence[Found], starts: Sequence[int], each: Found) -> Found | None:
    """The disease right before its grade, or right behind it."""
    index = bisect_left(starts, each.start)
    for at, reach in ((index - 1, _BEFORE_GRADE), (index, _BEHIND_GRADE)):
        term = terms[at] if 0 <= at < len(terms) else None
        if term is None or term.value.kind != "condition" or term.value.concept_id == _HEARD:
            continue
        low, high = min(term.end, each.end), max(term.start, each.start)
        if reach.fullmatch(text, low, high):
            return term
    return None


def _is_a(concept_id: str, ancestor: str, vocabulary: Vocabulary) -> bool:
    return concept_id == ancestor or ancestor in vocabulary.ancestors(concept_id)
