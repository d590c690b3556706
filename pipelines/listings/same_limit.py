"""How do measures join that one limit names again: "ALT or AST > 5 x ULN, or > 3 x with jaundice"?

The second limit stands without a name, and is of the measures that the first was of: where either
excludes by the first, either does by the second. Limits that are each of a part of the study are
asked in turn: nobody enters both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Expression, Requirement, any_of
from nlp.placed import Placed
from pipelines.listings.denial import denied

_OR = re.compile(r"\bor\b", re.IGNORECASE)
_HINTS = ("part ", "cohort", "arm ", "phase ", "escalation", "expansion")
_PART = re.compile(
    r"(?:\s?(?:years?|mg/dl|kg/m2))?,?\s?(?:\(|\b(?:for|in|during)\s)(?:the\s|participants in\s"
    r"|patients in\s|subjects in\s)?"
    r"(?:(?:part|cohort|arm|phase)\s[a-d0-9]{1,2}\b|(?:the\s)?dose[- ](?:escalation|expansion))"
    r"(?:\s(?:phase|part|cohorts?))?\)?",
    re.IGNORECASE,
)

Leaf = tuple[int, int, Expression]


def of_each(
    text: str, offset: int, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """The measures of one limit as one leaf where either excludes: members, place, and demand.

    Args: offset, of the text in the listing; taken, those that already belong with another.
    """
    found = []
    at = 0
    while at < len(placed):
        last = at
        while last + 1 < len(placed) and _same(placed[at], placed[last + 1]):
            last += 1
        members = tuple(range(at, last + 1))
        if last > at and taken.isdisjoint(members):
            asked: list[Expression] = [Requirement(placed[n].statement) for n in members]
            if _either(text, offset, placed, members) and not any(map(denied, asked)):
                place = placed[at].start, placed[at].end
                found.append((members, (*place, any_of(asked))))
        at = last + 1
    return found


def of_parts(
    text: str, offset: int, placed: Sequence[Placed], taken: frozenset[int]
) -> list[tuple[tuple[int, ...], Leaf]]:
    """Limits of one measure, each of a part of the study, as one leaf: members, place, demand.

    Args: offset, of the text in the listing; taken, those that already belong with another.
    """
    if len(placed) < 2 or not any(map(text.lower().__contains__, _HINTS)):
        return []
    found = []
    at = 0
    while at < len(placed):
        end = _told_part(text, offset, placed[at])
        last, until = at, end
        while end and last + 1 < len(placed):
            later = placed[last + 1]
            end = _told_part(text, offset, later)
            if not end or later.statement.concept != placed[at].statement.concept:
                break
            last, until = last + 1, end
        members = tuple(range(at, last + 1))
        if last > at and taken.isdisjoint(members):
            asked = any_of([Requirement(placed[n].statement) for n in members])
            found.append((members, (placed[at].start, until, asked)))
        at = last + 1
    return found


def _told_part(text: str, offset: int, each: Placed) -> int:
    """Where the words end that say of which part of the study a limit is; 0, where none do."""
    amount = each.statement.amount
    if amount is None or amount.quote is None:
        return 0
    part = _PART.match(text, max(each.end, amount.quote.end - offset))
    return part.end() if part is not None else 0


def _same(one: Placed, other: Placed) -> bool:
    mine, theirs = one.statement, other.statement
    limited = mine.amount is not None and theirs.amount is not None
    return limited and (one.start, one.end) == (other.start, other.end)


def _either(text: str, offset: int, placed: Sequence[Placed], members: Sequence[int]) -> bool:
    """Are the same measures joined by "or" where they are named?"""
    quotes = [each.concept.quote for n in members if (each := placed[n].statement).concept]
    places = sorted((q.start - offset, q.end - offset) for q in quotes if q is not None)
    if len(places) < 2:
        return False
    return _OR.search(text, places[-2][1], places[-1][0]) is not None
