"""Which of two names asked in one question does its answer mean? Both.

"Stroke/TIA: N", "Are you pregnant or breastfeeding? No": what is denied of the name right before
the answer is denied of the one asked with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Assertion, Status
from nlp.recognizers import Found

_ASKED = re.compile(r"\s?(?:/|\bor\b|\band/or\b|,\s?or\b|(?P<listed>,))\s?", re.IGNORECASE)
# A "No" behind its colon or question mark, with what may stand before it.
_NO = re.compile(
    r"[^.;:?\n]{0,40}(?P<sign>[:?])[ \t]{0,3}(?:\[ ?\] ?)?"
    r"(?:no|n|none|never|nil|negative|neg|denies|yes)\b(?! known)",
    re.IGNORECASE,
)
# What was found of all that strokes join: "HIV/HBV/syphilis neg".
_NEGATIVE = re.compile(r"\s(?:all\s)?neg(?:ative)?\b", re.IGNORECASE)
_SCREENED = frozenset(
    {
        "hiv_infection",
        "hepatitis_b",
        "hepatitis_c",
        "hepatitis_b_surface_antigenemia",
        "hepatitis_c_antibody",
        "hepatitis_b_core_antibody",
        "syphilis",
        "htlv_infection",
    }
)
_PLUS = re.compile(r"(?:['’]s)? ?\+(?=\s*[.,;)\n]|\s*$)")


def answered(text: str, terms: Sequence[Found], said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, with the "No" behind the last of the names of a question said of all."""
    made = [_affirmed(text, term, each) for term, each in zip(terms, said, strict=True)]
    stroked = -1  # the first found of those that strokes join before their "neg"
    for index in range(len(terms) - 1, 0, -1):
        denial = made[index]
        if _is_stroked(text, terms[index - 1], terms[index], chained=stroked == index):
            stroked = index - 1
            if denial.status is Status.ABSENT and not made[index - 1].cues:
                made[index - 1] = denial
                continue
        if denial.status is not Status.ABSENT or made[index - 1].status is not Status.PRESENT:
            continue
        name, before = terms[index], terms[index - 1]
        behind = all(cue.start >= name.end for cue in denial.cues)
        joined = _ASKED.fullmatch(text, before.end, name.start) if behind else None
        answer = _NO.match(text, name.end) if joined else None
        if joined is None or answer is None or made[index - 1].cues:
            continue
        if answer["sign"] == "?" or not joined["listed"]:
            made[index - 1] = denial
    return made


def _is_stroked(text: str, before: Found, name: Found, *, chained: bool) -> bool:
    """Does a stroke join two names of which all is negative? `chained`: the second to a third.

    Commas join only what blood is screened for.
    """
    sign = text[before.end : name.start].strip()
    screened = {before.value.concept_id, name.value.concept_id} <= _SCREENED
    screened = screened or before.value.kind == name.value.kind == "measurement"
    if sign != "/" and not (sign in (",", "and", ", and", "&") and screened):
        return False
    return chained or _NEGATIVE.match(text, name.end) is not None


def _affirmed(text: str, term: Found, said: Assertion) -> Assertion:
    """What a plus behind it tells of, in a list of what is denied: "denies ulcers, Raynaud's +"."""
    if said.status is not Status.ABSENT or not _PLUS.match(text, term.end):
        return said
    return replace(said, status=Status.PRESENT, cues=())
