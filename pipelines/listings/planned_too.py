"""What was done lately or is planned: "surgery within 4 weeks or planned during the study"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import Expression, Requirement, Status, Tense, all_of, any_of
from nlp.placed import Placed

_PLANNED = re.compile(
    r"\s?,?\s(?:and/or|or|nor)\s(?:(?:is|are|being|currently|any)\s)?"
    r"(?:planned|scheduled|anticipated|expected|intended|foreseen)"
    r"(?:(?=\s?(?:[,;.)]|\Z))|\s(?:during|within|in|for|while|before|at|over|throughout|to)\b"
    r"(?:(?!\s(?:or|and)\s)[^,;.()\n]){0,60})",
    re.IGNORECASE,
)
_OR_PLANNED = re.compile(
    r"\b(?P<first>\w{1,20})\)?,?\sor\splanned\s(?:[\w-]{2,16}\s){0,2}\Z", re.IGNORECASE
)
# Of one and the same thing: "prior or planned surgery".
_BOTH_TIMES = frozenset(
    {"prior", "previous", "past", "recent", "current", "ongoing", "of", "concurrent", "recently"}
    | {"currently", "concomitant", "known", "suspected", "actual", "present", "previously"}
)
_REACH = 60
_HINTS = (" planned", " scheduled", " anticipated", " expected", " intended", " foreseen")
_DONE = frozenset({"procedure", "drug", "device"})

Leaf = tuple[int, int, Expression]


def of_planned(
    text: str, offset: int, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """What is asked of the past and of what is planned: members, place, and demand.

    Args: offset, of the text in the listing; taken, those that already belong with another.
    """
    low = text.lower()
    if not any(map(low.__contains__, _HINTS)):
        return []
    found: list[tuple[tuple[int, ...], Leaf]] = []
    for at, each in enumerate(placed):
        told = each.statement
        ends = [w.quote.end - offset for w in told.windows if w.quote is not None]
        if at in taken or not ends or told.kind not in _DONE:
            continue
        behind = _PLANNED.match(text, max(ends))
        if behind is None or told.assertion.time is Tense.FUTURE:
            continue
        ahead = replace(told, windows=(), assertion=replace(told.assertion, time=Tense.FUTURE))
        denied = told.assertion.status is Status.ABSENT
        join = all_of if denied else any_of
        asked = join([Requirement(told), Requirement(ahead)])
        end = behind.end()
        rest = (n for n in range(at + 1, len(placed)) if max(ends) <= placed[n].start < end)
        members = (at, *(n for n in rest if n not in taken))
        found.append((members, (each.start, max(each.end, end), asked)))
    return found


def planned_before(text: str, each: Placed) -> bool:
    """Is it the planned one of two things: "dialysis or planned endoscopy"?"""
    before = _OR_PLANNED.search(text, max(0, each.start - _REACH), each.start)
    return before is not None and before["first"].lower() not in _BOTH_TIMES
