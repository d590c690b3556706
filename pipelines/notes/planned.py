"""What is yet to be done when the note is written? A treatment that something planned comes before.

"Agrees to a port before chemotherapy": neither was given. "Had a CT before surgery" plans nothing.
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
_SENTENCE_END = re.compile(r"[.;]\s|\n")
# How far back a sentence is looked at.
REACH = 160


def is_ahead(statement: Statement, before: str) -> bool:
    """Is it a treatment before which something else is planned? `before`: the words before it."""
    said = statement.assertion
    if statement.kind not in _TREATMENTS or said.experiencer is not Experiencer.PATIENT:
        return False
    if (said.status, said.time) != (Status.PRESENT, Tense.CURRENT):
        return False
    if _BEFORE.search(before) is None:
        return False
    return _PLANS.search(_SENTENCE_END.split(before)[-1]) is not None
