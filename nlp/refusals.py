"""Is a test only asked for; is consent refused, or understanding not to be had?"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Assertion, Quote, Status
from nlp.recognizers import Found, TermFound

_COMPLIANCE = frozenset(
    {
        "available_for_follow_up",
        "communication_ability",
        "english_speaking",
        "medication_adherence",
        "study_compliance",
    }
)
_CONSENT_REACH = 60
_REFUSED = re.compile(
    r"\b(?:unable|inability|incapable|refus\w+|unwilling\w*|not willing|missing|lack of|"
    r"fail(?:s|ed|ing|ure)? to|cannot|can ?not|not able|do(?:es)? not|withdraw\w*|none)\b"
    r"(?=[^.;\n]*\Z)",
    re.IGNORECASE,
)


_TEST = TermFound("pregnancy_test", "procedure", "pregnancy test")
_POSITIVE = re.compile(r"positiv|\+", re.IGNORECASE)
_RESULT_REACH = 30


def only_tested(text: str, term: Found, said: Assertion) -> Found:
    """The term, a pregnancy test by itself where no result makes it a pregnancy or none."""
    if term.value.concept_id != "pregnancy" or said.status is not Status.PRESENT:
        return term
    if "test" not in text[term.start : term.end]:
        return term
    near = text[max(0, term.start - _RESULT_REACH) : term.end + _RESULT_REACH]
    return term if _POSITIVE.search(near) else Found(term.start, term.end, _TEST)


def refused(text: str, term: Found, said: Assertion) -> Assertion:
    """How is it asserted, with what is refused counted as absent?"""
    asked = term.value.kind == "consent" or term.value.concept_id in _COMPLIANCE
    if not asked or said.status is not Status.PRESENT:
        return said
    reach = max(0, term.start - _CONSENT_REACH)
    cues = list(_REFUSED.finditer(text, reach, term.end))
    if not cues:
        return said
    cue = cues[-1]
    return replace(
        said,
        status=Status.ABSENT,
        cues=(*said.cues, Quote(cue.start(), cue.end(), cue[0])),
    )
