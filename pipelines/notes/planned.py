"""What is yet to be done when the note is written? A treatment that something planned comes before.

"Agrees to a port before chemotherapy": neither was given. "Had a CT before surgery" plans nothing.
"Plan: start aspirin", "starting aspirin tomorrow", "switch to aspirin" tell of none taken yet.
"""

from __future__ import annotations

import re

from nlp.model import Experiencer, Statement, Status, Tense

_TREATMENTS = frozenset({"drug", "procedure"})
_BEFORE = re.compile(
    r"\b(?:prior to|before|ahead of)\s"
    r"(?:(?:starting|beginning|initiating|commencing|undergoing|receiving|the|his|her|their|any"
    r"|start|onset|initiation|of|adjuvant|neoadjuvant|planned|definitive)\s){0,4}\Z",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:agree[sd]?|candidate|willing|will|wish(?:es)?|wants?|plan(?:s|ned)?|scheduled|elect(?:s|ed)"
    r"|opt(?:s|ed)|would|(?:is|are) to|shall|needs?|prefers?)\b",
    re.IGNORECASE,
)
# "Start X", "to commence X and Y": what a plan begins; "switch to X" what takes another's place.
_BEGIN = (
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?<!the )(?<!linical )(?<!since )"
    r"\b(?:start(?! of)|commence|begin|initiate|add|introduce|trial of"
    r"|(?:switch|change|convert)\s(?:[^\s.;,\n]{1,20}\s){0,4}to)\s"
)
_SMALL = (
    r"(?:(?:on|her|him|pt|patient|them|low|high|dose|low-dose|high-dose|oral|IV|PO|a|an|the|trial|short"
    r"|course|regular|with|adjuvant|back|empirical?|new)\s){0,4}"
)
_BEGINS = re.compile(rf"{_BEGIN}{_SMALL}\Z", re.IGNORECASE)
_BEGINS_TOO = re.compile(
    rf"{_BEGIN}(?:(?!stop|cont|hold|cease|increase|reduce|wean|takes?\b|on\b|is\b|if\b)[^\s.;\n]{{1,20}}\s)"
    r"{1,6}?(?:(?:and|plus|with|\+|&)\s|(?<=,\s))\Z",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:starting|commencing|beginning|initiating)\s(?:[\w-]{1,14}\s){0,2}\Z", re.I
)
_NOT_YET = re.compile(
    r"(?:[^.;\n]|\.(?=\d)){0,40}?\b(?:tomorrow|next (?:week|month|visit|cycle)"
    r"|once\b|when\b|in clinic|after (?:the )?(?:scan|results?|biopsy|discharge|surgery))",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\s?(?:\d{1,4}(?:\.\d{1,3})? ?[a-zA-Z]{1,5} (?:[a-z]{2,5} )?){0,2}"
    r"[-–—:(]?\s?(?:is |are )?to (?:be )?"
    r"(?:start(?:ed)?|commenced?|begin|begun|initiated?|added)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:[^.;\n]|\.(?=\d)){0,40}?\b(?:today|now|stat|given|at once|immediately)\b", re.I
)
_VERBS = ("start", "ommenc", "egin", "nitiat", "dd", "ntroduc", "rial", "witch", "hange", "onvert")
_SENTENCE_END = re.compile(r"[.;]\s|\n")
# How far back a sentence is looked at.
REACH = 160


def is_ahead(statement: Statement, before: str, behind: str = "") -> bool:
    """Is it a treatment that is to begin, or before which something else is planned?

    Args: before, behind: the words around it.
    """
    said = statement.assertion
    if statement.kind not in _TREATMENTS or said.experiencer is not Experiencer.PATIENT:
        return False
    if (said.status, said.time) != (Status.PRESENT, Tense.CURRENT):
        return False
    if statement.kind == "drug" and _is_to_begin(before, behind):
        return True
    if _BEFORE.search(before) is None:
        return False
    return _PLANS.search(_SENTENCE_END.split(before)[-1]) is not None


def _is_to_begin(before: str, behind: str) -> bool:
    """Do the words right before a drug, or those behind, say that it is yet to be begun?"""
    if _TO_BE.match(behind):
        return True
    if not any(verb in before.lower() for verb in _VERBS):
        return False
    if _SOON.search(before[-45:]):
        return _NOT_YET.match(behind) is not None
    found = _BEGINS.search(before[-70:]) or _BEGINS_TOO.search(before[-110:])
    return found is not None and _NOW.match(behind) is None
