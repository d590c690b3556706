"""For which of several names before it is a window meant?

What is present is in no time that is past, and what is planned lies ahead; a condition is none of
what is asked under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import WindowType
from nlp.recognizers import Found

_PLAN = re.compile(
    r"\b(?:plan|intend|wish|expect|anticipat|schedul|desir|attempt|trying|want)", re.IGNORECASE
)
_NEVER = "nonsmoker"  # in no time that is past: "nonsmoker or quit over a year ago"
_NOW = re.compile(r"\b(?:active|current|currently|ongoing)\s\Z", re.IGNORECASE)
_CONDITION = re.compile(r"\bif\s[^,;.:\n]{1,80},", re.IGNORECASE)


def meant(text: str, terms: Sequence[Found], window: Found, own: list[int]) -> list[int]:
    """Those of several that the window is meant for.

    What is present is in no time that is past ("active gout, or a stroke within a year"). What is
    planned is what lies ahead, not what is present ("pregnant or planning surgery within 3
    months"); a condition is none of what is asked under it ("if anemic, a transfusion within 2
    weeks").
    """
    pattern = _PLAN if window.value.period == "future" else _CONDITION
    begin = 0 if pattern is _CONDITION else terms[own[0]].start
    edge = -1
    for cue in pattern.finditer(text, begin, window.start):
        edge = cue.start() if pattern is _PLAN else cue.end()
    kept = [index for index in own if terms[index].end > edge] or own
    kept = [n for n in kept if n == kept[-1] or terms[n].value.concept_id != _NEVER]
    if window.value.type is not WindowType.WITHIN or window.value.period == "future":
        return kept
    return [index for index in kept if index == kept[-1] or not _is_now(text, terms[index])]


def _is_now(text: str, term: Found) -> bool:
    """Is a thing told as present: the first of "active hepatitis or a flare within a year"?"""
    return _NOW.search(text, max(0, term.start - 14), term.start) is not None


_PARTICIPATION = re.compile(r"\bparticipation (?:in |within |during )?\Z", re.IGNORECASE)
_NEAREST = 4


def taking_part(text: str, terms: Sequence[Found], window: Found) -> list[int]:
    """Which term is the other trial that a time of taking part is told of, over what lies between?

    "Participation in the 4 weeks before the first dose, or during this trial, in another trial".
    """
    if not _PARTICIPATION.search(text, max(0, window.start - 24), window.start):
        return []
    behind = [index for index, term in enumerate(terms) if term.start >= window.end]
    named = (terms[index].value.concept_id or "" for index in behind[:_NEAREST])
    told = zip(behind, named, strict=False)
    return [index for index, name in told if "another_clinical_trial" in name][:1]
