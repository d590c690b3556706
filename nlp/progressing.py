"""Where is the progression of a disease told without the disease's name: "progressed on imatinib"?

Source: clinical usage; what progresses on, after or despite a treatment is the disease.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.recognizers import Found, TermFound

_PROGRESSED = re.compile(
    r"\bprogress(?:ed|ion)\b(?![ -]free)"
    r"(?:(?=,?\s(?:on|after|following|during|despite|within|while|since|under|beyond|through|or|and"
    r"|from|at|prior)\b)|(?=\s?[,.;)]|\Z)|(?=\son\b))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:radiograph\w*|radiologic\w*|imaging|clinical|documented|confirmed|biochemical|objective"
    r"|tumou?r|disease|cancer|prior|previous|no|evidence of|has|have|had"
    r"|ha(?:s|ve) (?:had )?(?:a )?"
    r"|without|with|upon|at|of|after|until|that|which)\s\Z|\A",
    re.IGNORECASE,
)
_OF_LESIONS = re.compile(r"\b(?:they|it|lesions?|sites?) (?:have|has) \Z", re.IGNORECASE)
_OF_TREATMENT = re.compile(
    r",?\s(?:on|after|following|during|despite|while|under|through|within|since)\b"
)
_SUBJECT = re.compile(r"\s(?:(?:that|which|who|has|have|had|is|was)\s){0,3}")
_DISEASE = frozenset({"disease"})
_NAMED = TermFound("disease_progression", "condition", "disease progression")


def name_progress(text: str, terms: Sequence[Found]) -> list[Found]:
    """The terms, in order, with progressions of a disease that nothing names."""
    if "rogress" not in text and "PROGRESS" not in text:
        return list(terms)
    made = list(terms)
    for found in _PROGRESSED.finditer(text):
        start, end = found.span()
        if any(term.start < end and start < term.end for term in made):
            continue
        ahead = _AHEAD.search(text, max(0, start - 30), start)
        if ahead is None and not _OF_TREATMENT.match(text, end):
            continue
        if _OF_LESIONS.search(text, max(0, start - 20), start):
            continue  # "do not count unless they have progressed"
        made = [term for term in made if not _is_subject(text, term, start)]
        made.append(Found(start, end, _NAMED))
        made.sort(key=lambda term: term.start)
    return made


def _is_subject(text: str, term: Found, start: int) -> bool:
    """Is it only called a disease, and then said to have progressed?"""
    return term.value.concept_id in _DISEASE and (
        _SUBJECT.fullmatch(text, term.end, start) is not None
    )
