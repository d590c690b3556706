"""Amounts whose unit tells what they measure: "14 drinks per week", "20 pack-years"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.dosing import without_equivalents
from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Vocabulary

_NEAR_BEFORE, _NEAR_BEHIND = 40, 12
# The name of a habit is the measure's own here: "smoking history of 20 pack-years".
_TELLS = re.compile(r"\b(?:history|exposure|consumption|status)", re.IGNORECASE)
_DIRECT = re.compile(r"[^.;,\n]{0,24}")
_AT_BIRTH = re.compile(r"[^.;,()\n]{0,40}?\sat birth\b", re.IGNORECASE)
_FLOWS = frozenset({"mL/min", "mL/s", "mL/min/{1.73_m2}", "mL/h", "L/h"})
# Measures that are another one in this unit: sight in letters read.
BY_UNIT = {("visual_acuity", "{letters}"): "etdrs_letters"}
_COPIES = frozenset({"{copies}/mL", "[IU]/mL", "{copies}/uL", "k[IU]/mL", "{geq}/mL"})
_LOADS = {
    "hiv_infection": "hiv_viral_load",
    "hepatitis_b": "hbv_dna",
    "hepatitis_c": "hcv_rna",
    "cytomegalovirus_infection": "cmv_dna",
    "epstein_barr_virus_infection": "ebv_dna",
    "bk_virus_infection": "bk_viral_load",
}
_HABITS = {"pack_years": "smoking"}
_PRESSURE, _BOTH = "blood_pressure", ("systolic_bp", "diastolic_bp")
_BESIDE, _SHORT_FORM = 30, 4


def name_by_units(
    text: str, terms: Sequence[Found], amounts: Sequence[Found], vocabulary: Vocabulary
) -> list[Found]:
    """The terms, with what is only ever told in the units of the amounts.

    A name close by keeps the amount, and a drug of that habit stands for the habit ("alcohol > 14
    drinks per week"); else the amount's own words are the name.
    """
    named = without_equivalents(text, terms, amounts)
    for amount in amounts:
        of = amount.value.of
        if of is None:
            continue
        named = [
            term
            for term in named
            if not (amount.start <= term.start and term.end <= amount.end)
            or term.value.concept_id == of
        ]
        both = _both_pressures(named, amount) if of == _PRESSURE else range(0)
        near = next((i for i, t in enumerate(named) if _near(t, amount, of, vocabulary)), None)
        if near is None:
            near = next((i for i, t in enumerate(named) if _tells(text, t, amount, of)), None)
        if both:
            whole = Found(named[both[0]].start, named[both[1]].end, amount.value)
            named[both.start : both.stop] = [found_as(whole, of, vocabulary)]
        elif near is None:
            named.append(found_as(amount, of, vocabulary))
        else:
            named[near] = found_as(named[near], of, vocabulary)
    spans = [a for a in amounts if "{ME}" in (a.value.amount.unit or "")]
    named = [t for t in named if not any(a.start <= t.start and t.end <= a.end for a in spans)]
    if "at birth" in text.lower():
        named = [_born_with(text, each, vocabulary) for each in named]
    return sorted(named, key=lambda term: term.start)


def _born_with(text: str, term: Found, vocabulary: Vocabulary) -> Found:
    """The term, a weight that is told of birth as that: "weighing less than 1500 g at birth"."""
    if term.value.concept_id != "weight" or not _AT_BIRTH.match(text, term.end):
        return term
    return found_as(term, "birth_weight", vocabulary)


def _both_pressures(named: Sequence[Found], amount: Found) -> range:
    """Which terms name both pressures, with their short form, right before an amount of them?"""
    for index, (first, second) in enumerate(pairwise(named)):
        if (first.value.concept_id, second.value.concept_id) != _BOTH:
            continue
        last = index + 1
        if last + 1 < len(named) and named[last + 1].value.concept_id == _PRESSURE:
            last += named[last + 1].start - second.end < _SHORT_FORM
        if 0 <= amount.start - named[last].end < _BESIDE:
            return range(index, last + 1)
    return range(0)


def told_as(term: Found, amount: Found | None, vocabulary: Vocabulary) -> Found:
    """The term as its amount's unit tells it: "creatinine >= 60 mL/min" means the clearance,
    "reticulocytes > 1.5 %" their share, and "CMV viremia > 900 copies/mL" the load."""
    if amount is None:
        return term
    name, said = term.value.concept_id, amount.value.amount
    unit = said.unit or ""
    if name == "creatinine":
        return found_as(term, "creatinine_clearance", vocabulary) if unit in _FLOWS else term
    if name in _LOADS and unit in _COPIES:
        return found_as(term, _LOADS[name], vocabulary)
    if (name, unit) in BY_UNIT:
        return found_as(term, BY_UNIT[name, unit], vocabulary)
    row = vocabulary.measures.get(name) if unit == "%" else None
    share = row is not None and row.share and said.relative_to is None
    return found_as(term, row.share, vocabulary) if row is not None and share else term


def found_as(each: Found, concept_id: str, vocabulary: Vocabulary) -> Found:
    """The same stretch of text, as a mention of a concept."""
    measure = vocabulary.measures.get(concept_id)
    if measure is not None:
        return Found(each.start, each.end, TermFound(concept_id, "measurement", measure.name))
    row = vocabulary.concept(concept_id)
    return Found(each.start, each.end, TermFound(concept_id, row.kind, row.name))


def _near(term: Found, amount: Found, concept_id: str, vocabulary: Vocabulary) -> bool:
    """Does a name close to the amount mean the habit, or what it is of?"""
    before, behind = amount.start - term.end, term.start - amount.end
    if not (0 <= before < _NEAR_BEFORE or 0 <= behind < _NEAR_BEHIND):
        return False
    known: str = term.value.concept_id
    return known == concept_id or concept_id in vocabulary.ancestors(known)


def _tells(text: str, term: Found, amount: Found, concept_id: str) -> bool:
    """Is the name right before the amount the habit's, told as what the unit measures?"""
    number = amount.value.number_span[0]
    if term.value.concept_id != _HABITS.get(concept_id) or term.end > number:
        return False
    if not _DIRECT.fullmatch(text, term.end, number):
        return False
    return _TELLS.search(text, term.start, term.end) is not None
