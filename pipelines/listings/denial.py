"""What of an expression is denied, and by which words?"""

from __future__ import annotations

import re

from nlp.model import All, AnyOf, Expression, Not, Quote, Requirement, Status, all_of, any_of
from nlp.refusals import is_turn
from pipelines.listings.leaves import Leaf, is_absent

_DENYING = re.compile(
    r"(?:(?:may|must|should|can)\s)?(?:no|not|never|without|absence|free|denies|deny|lack|neither|w/o|\w{1,6}n't)\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"neither|nor\b", re.IGNORECASE)


def negated(expression: Expression) -> Expression:
    """What holds where it does not."""
    return expression.item if isinstance(expression, Not) else Not(expression)


def shared_denial(items: list[Expression]) -> bool:
    """Are all denied by one and the same word ("no A or B")?"""
    if not all(denied(item) or _denied_but(item) for item in items):
        return False
    first = cues_of(items[0])
    if any(_NEITHER.match(cue.text) for item in items for cue in _cue_quotes(item)):
        return True
    return bool(first) and all(cues_of(item) & first for item in items[1:])


def _denied_but(item: Expression) -> bool:
    """Is it denied but for an exception: "no asthma (except mild asthma)"?"""
    return isinstance(item, AnyOf) and bool(item.items) and denied(item.items[0])


def denied(item: Expression) -> bool:
    """Is it an absent statement, or nothing but such?"""
    if isinstance(item, (All, AnyOf)):
        return bool(item.items) and all(denied(each) for each in item.items)
    return isinstance(item, Requirement) and item.statement.assertion.status is Status.ABSENT


def cues_of(item: Expression) -> set[tuple[int, int]]:
    return {(cue.start, cue.end) for cue in _cue_quotes(item)}


def _cue_quotes(item: Expression) -> list[Quote]:
    if isinstance(item, Requirement):
        return list(item.statement.assertion.cues)
    if isinstance(item, (All, AnyOf)):
        return [cue for each in item.items for cue in _cue_quotes(each)]
    return []


def refuted(tail: Expression, cues: set[tuple[int, int]]) -> Expression:
    """What narrows something denied: denied with it already, or to be denied."""
    if denied(tail) and cues_of(tail) & cues:
        return tail
    if isinstance(tail, Not):
        return tail.item
    if isinstance(tail, (All, AnyOf)):
        inner = [refuted(each, cues) for each in tail.items]
        return any_of(inner) if isinstance(tail, All) else all_of(inner)
    return Not(tail)


def denied_ahead(leaf: Leaf, *, excludes: bool) -> bool:
    """Is it denied by a word before it that denies what narrows it too ("no A after B")?

    Where no turn for the better excludes, the rest was so: "no improvement after steroids".
    """
    if not is_absent(leaf) or leaf.statement is None or leaf.kind == "consent":
        return False
    concept = leaf.statement.concept
    told = concept.quote if concept is not None else None
    if excludes and told is not None and is_turn(told.text):
        return False
    return any(
        _DENYING.match(cue.text) is not None
        for cue in leaf.statement.assertion.cues
        if concept is None or concept.quote is None or cue.start < concept.quote.start
    )
