"""What is told of risks that were discussed: nothing of it has happened.

Before an operation its risks are told in long lists: "The risks of surgery including infection,
stiffness and stroke were explained." The next sentence may go on: "We discussed thrombosis, ...".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Assertion, Status
from nlp.recognizers import Found

_RISKS = re.compile(
    r"\b(?:risks?(?! factors?\b)|hazards"
    r"|(?:(?:possible|potential|surgical)\s|\A|(?<=[.;:,\n]\s)|(?<=[.;:,\n]))complications)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:discuss\w*|explain\w*|review\w*|understand\w*|understood|outlin\w*|inform\w*|consent\w*"
    r"|counsel\w*|disclosed|aware|accept\w*|told|described|went over|gone over|gave|offered"
    r"|includ\w+ but (?:are |is )?not limited)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W{0,3}(?:I|We|(?:The )?(?:patient|surgeon)|S?[Hh]e) (?:also |further |then |specifically )?"
    r"(?:discussed|explained|reviewed|mentioned|talked about|went over|understands?|understood)\b"
)
# Where such a sentence turns to what the patient has.
_TURNS = re.compile(
    r"\b(?:because|given|due to|in view of|in light of|secondary to|since s?he|as s?he"
    r"|(?:from|for) (?:his|her|the patient)|(?:his|her) (?:known|current|own)|has|had)\b"
    r"|;",
    re.IGNORECASE,
)
_HINTS = ("risk", "omplication", "azard", "Risk", "RISK")
_TURNED = frozenset({Status.PRESENT, Status.POSSIBLE})
_KINDS = frozenset({"condition", "observation"})


_CONSENT = "informed_consent"
_STUDY_WORDS = (
    r"trial|study(?! (?:was|were|showed|of the))|studies|research|protocol|particip\w+|enrol\w+"
    r"|randomi[sz]\w+"
)
# To whom a refusal is told: "he declined to consent" may be one to the study.
_REFUSED = re.compile(
    rf"\b(?:{_STUDY_WORDS}|refus\w+|declin\w+|withdr[ae]w\w*|unwilling)\b", re.IGNORECASE
)
_OF_STUDY = re.compile(rf"\b(?:{_STUDY_WORDS})\b", re.IGNORECASE)
# What a case report says of itself.
_TO_PRINT = re.compile(r"\b(?:publish\w*|publication|this (?:case )?report)\b", re.IGNORECASE)


def as_risks(
    text: str,
    terms: Sequence[Found],
    assertions: Sequence[Assertion],
    bounds: Sequence[tuple[int, int]],
) -> list[Assertion]:
    """The assertions of the terms of a passage, what is only told as a risk as hypothetical."""
    if not any(hint in text for hint in _HINTS):
        return list(assertions)
    reaches = _reaches(text, bounds)
    starts = [low for low, _ in reaches]
    return [
        replace(said, status=Status.HYPOTHETICAL)
        if said.status in _TURNED
        and term.value.kind in _KINDS
        and _is_within(term.start, starts, reaches)
        else said
        for term, said in zip(terms, assertions, strict=True)
    ]


def of_a_study(
    text: str,
    terms: Sequence[Found],
    assertions: Sequence[Assertion],
    bounds: Sequence[tuple[int, int]],
) -> list[Assertion]:
    """The assertions, a consent to something else than a study, or its denial, as hypothetical.

    "She had not been consented for a biopsy" refuses no study, and "she gave consent for the
    operation" takes part in none; "he declined to consent" may refuse one.
    """
    if "onsent" not in text:
        return list(assertions)
    lows = [low for low, _ in bounds]
    made = []
    for term, said in zip(terms, assertions, strict=True):
        at = bisect_right(lows, term.start) - 1
        if term.value.concept_id == _CONSENT and at >= 0 and _is_to_another(text, said, bounds[at]):
            said = replace(said, status=Status.HYPOTHETICAL)
        made.append(said)
    return made


def _is_to_another(text: str, said: Assertion, sentence: tuple[int, int]) -> bool:
    """Is a consent, or its denial, told without a word of a study in its sentence?"""
    if said.status is Status.ABSENT:
        return _REFUSED.search(text, *sentence) is None
    if said.status is not Status.PRESENT:
        return False
    return not _OF_STUDY.search(text, *sentence) or bool(_TO_PRINT.search(text, *sentence))


def _is_within(place: int, starts: Sequence[int], reaches: Sequence[tuple[int, int]]) -> bool:
    """Does a place lie in one of these stretches, which stand in order?"""
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < reaches[at][1]


def _reaches(text: str, bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Between which offsets are risks listed?"""
    found: list[tuple[int, int]] = []
    before = False
    for low, high in bounds:
        risk = _RISKS.search(text, low, high)
        goes_on = before and _GOES_ON.match(text, low, high) is not None
        before = goes_on or (risk is not None and _TOLD.search(text, low, high) is not None)
        if before:
            start = risk.start() if risk is not None and not goes_on else low
            turn = _TURNS.search(text, start, high)
            found.append((start, turn.start() if turn else high))
    return found
