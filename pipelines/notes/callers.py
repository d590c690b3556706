"""Whose parent does a note speak of where the patient's child tells? "Her daughter called: mom is
confused" tells of the patient.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Assertion, Experiencer

_CALLS = re.compile(
    r"\b(?:patient|pt)(?:['’]s)?\s(?:daughter|son)\b[^.\n]{0,40}"
    r"\b(?:call(?:ed|s|ing)|phoned|states?|stated|reports?|reported|says|said|writes|messaged)\b"
    r"|\b(?:daughter|son)\s(?:called|phoned|calling|on the phone)\b",
    re.IGNORECASE,
)
_PARENT = re.compile(r"mom|mum|mother|dad|father", re.IGNORECASE)


def child_tells(received: str) -> bool:
    """Is a note told by the patient's child?"""
    said = "aughter" in received or "son " in received or "AUGHTER" in received
    return said and _CALLS.search(received) is not None


def of_the_caller(received: str, said: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, those of the caller's mother or father as the patient's."""
    if not any(each.experiencer is Experiencer.FAMILY for each in said) or not child_tells(
        received
    ):
        return list(said)
    return [_own(each) for each in said]


def _own(said: Assertion) -> Assertion:
    if said.experiencer is not Experiencer.FAMILY:
        return said
    kept = tuple(cue for cue in said.cues if not _PARENT.fullmatch(cue.text))
    if len(kept) == len(said.cues):
        return said
    return replace(said, experiencer=Experiencer.PATIENT, cues=kept)
