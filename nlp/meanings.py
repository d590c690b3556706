"""Which of its meanings has a name of several, by the number or the words beside it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.measuring import fits
from nlp.recognizers import Found, TermFound
from nlp.vocabulary import Measure, Term, Vocabulary

_PARTED = re.compile(r"[,;.)]")
_BARE_LOAD = re.compile(r"viral load", re.IGNORECASE)
_LOADS = {"hepatitis_b": "hbv_dna", "hepatitis_c": "hcv_rna"}
_VIRUSES = frozenset({*_LOADS, "hiv_infection"})
_RELATED = re.compile(r"-(?:related|based|adjusted|guided|matched|dependent)\b", re.IGNORECASE)


def choose_meanings(
    text: str, terms: Sequence[Found], amounts: Sequence[Found], vocabulary: Vocabulary
) -> list[Found]:
    """The terms, each of several meanings the measure that a number follows, else the other.

    "ASA III" is a class of patients, "ASA" alone and "ASA 325 mg" the drug.
    """
    chosen = _of_hepatitis(text, _without_related(text, terms), vocabulary)
    for index, term in enumerate(chosen):
        others = term.value.alternatives
        if not others:
            continue
        meaning = _spelled_out(terms, (term.value.concept_id, *others))
        meaning = meaning or _meaning(text, term, amounts, vocabulary)
        chosen[index] = Found(term.start, term.end, meaning)
    return chosen


def _without_related(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms without measures that only tell a kind: "a weight-related condition"."""
    if "-" not in text:
        return list(terms)
    return [
        term
        for term in terms
        if term.value.kind != "measurement" or not _RELATED.match(text, term.end)
    ]


def _of_hepatitis(text: str, terms: list[Found], vocabulary: Vocabulary) -> list[Found]:
    """The terms, a bare "viral load" behind a hepatitis as that of the hepatitis."""
    for index, term in enumerate(terms):
        if term.value.concept_id != "hiv_viral_load" or not _BARE_LOAD.match(text, term.start):
            continue
        before = [t.value.concept_id for t in terms[:index] if t.value.concept_id in _VIRUSES]
        if before and before[-1] in _LOADS:
            row = vocabulary.measures[_LOADS[before[-1]]]
            terms[index] = Found(term.start, term.end, TermFound(row.id, "measurement", row.name))
    return terms


def _spelled_out(terms: Sequence[Found], candidates: Sequence[str]) -> TermFound | None:
    """The meaning that another name of the same passage has: "acetylsalicylic acid (ASA)"."""
    for term in terms:
        if not term.value.alternatives and term.value.concept_id in candidates:
            found: TermFound = term.value
            return found
    return None


def _meaning(text: str, term: Found, amounts: Sequence[Found], vocabulary: Vocabulary) -> TermFound:
    value: TermFound = term.value
    rows = [vocabulary.concept(each) for each in (value.concept_id, *value.alternatives)]
    behind = next((a for a in amounts if term.end <= a.end and a.start - term.end < 14), None)
    if behind is not None and not _PARTED.search(text, term.end, behind.start):
        for row in rows:
            if isinstance(row, Measure) and _may_be(behind, row, vocabulary):
                return TermFound(row.id, "measurement", row.name, value.alternatives)
    plain = next((row for row in rows if isinstance(row, Term)), None)
    if plain is None:
        return value
    return TermFound(plain.id, plain.kind, plain.name, value.alternatives)


def _may_be(found: Found, row: Measure, vocabulary: Vocabulary) -> bool:
    """May this amount be a result of this measure, by its unit and the scale's ends?"""
    amount = found.value.amount
    if row.admissible is not None:
        low, high = row.admissible.low, row.admissible.high
        for value in amount.values:
            if (low and value < low.value) or (high and value > high.value):
                return False
    return fits(amount, row, vocabulary)
