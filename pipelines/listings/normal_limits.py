"""Which limits say what is normal, though the words before them deny what is not?

"No cytopenia (ANC >= 1.5, platelets >= 100)" denies a cytopenia and asks for the limits; "no
neutropenia (ANC < 1.5)" denies the limit too. A limit within which the middle of the reference
range lies tells of the normal, whatever stands before its bracket.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from nlp.model import Amount, Comparator, Reference, Relation, Statement, Status
from nlp.placed import Placed
from nlp.vocabulary import Measure, Vocabulary

_UPPER = frozenset({Comparator.LT, Comparator.LE})
_LOWER = frozenset({Comparator.GT, Comparator.GE})
# Where the words that tell of the limits begin, behind what is denied.
_TOLD = re.compile(r"[(:,]|\bdefined (?:as|by)\b|\bi\.e\.|\bthat is\b", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:adequate|normal|sufficient|acceptable|function)\b", re.IGNORECASE)


def of_normal(text: str, offset: int, placed: list[Placed], vocabulary: Vocabulary) -> list[Placed]:
    """The statements, with limits of what is normal freed of the denial of what is not."""
    absent = [each for each in placed if each.statement.assertion.status is Status.ABSENT]
    if len(absent) < 2 or not any(each.statement.amount for each in absent):
        return placed
    heads = [_head(text, offset, placed[:at], each) for at, each in enumerate(placed)]
    normal = {
        id(head)
        for head, each in zip(heads, placed, strict=True)
        if head is not None and _is_normal(each.statement, vocabulary)
    }
    return [
        replace(each, statement=_freed(each.statement))
        if head is not None and id(head) in normal and _may_be(each.statement, vocabulary)
        else each
        for head, each in zip(heads, placed, strict=True)
    ]


def _may_be(statement: Statement, vocabulary: Vocabulary) -> bool:
    """Is it a limit of what is normal, or of what no row knows, beside one of what is normal?"""
    known = statement.concept is not None and statement.concept.concept_id is not None
    return not known or _is_normal(statement, vocabulary)


def _head(text: str, offset: int, before: list[Placed], limit: Placed) -> Placed | None:
    """What the same word denies, in front of the bracket or colon that a limit stands behind."""
    if limit.statement.amount is None or limit.statement.assertion.status is not Status.ABSENT:
        return None
    cues = {cue.start - offset for cue in limit.statement.assertion.cues}
    for each in before[-12:]:
        mine = {cue.start - offset for cue in each.statement.assertion.cues}
        if each.statement.amount is not None or not cues or not cues <= mine:
            continue
        if max(cues) > each.start:
            continue
        if _MEANT.search(text, max(cues), each.end):
            return None
        if _TOLD.search(text, each.end, limit.start) is not None:
            return each
    return None


def _freed(statement: Statement) -> Statement:
    return replace(
        statement, assertion=replace(statement.assertion, status=Status.PRESENT, cues=())
    )


def _is_normal(statement: Statement, vocabulary: Vocabulary) -> bool:
    """Does the middle of the normal range lie within the limit?"""
    amount, concept = statement.amount, statement.concept
    measure = vocabulary.measures.get((concept.concept_id or "") if concept is not None else "")
    if amount is None or measure is None:
        return False
    if amount.relative_to is not None:
        return _around_normal(amount)
    middle = _middle(measure)
    if middle is not None and amount.interval is not None:
        return amount.interval.holds(middle)
    return amount.op in {"high": _LOWER, "low": _UPPER}.get(measure.better, ())


def _around_normal(amount: Amount) -> bool:
    if amount.relation not in (None, Relation.TIMES):
        return False
    if amount.relative_to in (Reference.ULN, Reference.NORMAL):
        return amount.op in _UPPER and min(amount.values) >= 1
    return amount.relative_to is Reference.LLN and amount.op in _LOWER


def _middle(measure: Measure) -> Decimal | None:
    """The middle of the reference ranges of all that share the measure's own unit."""
    own = [each.interval for each in measure.reference if each.unit == measure.unit]
    ends = [end.value for each in own for end in (each.low, each.high) if end is not None]
    return (min(ends) + max(ends)) / 2 if len(ends) > 1 else None
