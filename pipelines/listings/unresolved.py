"""What has not come down to a grade lies above it.

"Toxicity that has not resolved to grade 1 or less" asks for a toxicity that is not of grade 1 or
less; the limit stays as it is written. Who has "recovered to at least grade 1" is at most there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.model import (
    Comparator,
    Expression,
    Not,
    Quote,
    Requirement,
    Statement,
    Status,
    interval_of,
)
from nlp.placed import Placed

_UNRESOLVED = re.compile(
    r"(?:\b(?:not|never|cannot|fail(?:ed|s|ure)?|without|no)\b|n['’]t\b)\s"
    r"(?:(?:to|yet|been|be|fully|completely|adequately|sufficiently|have|had)\s){0,3}"
    r"(?:resol(?:ved?|ution|ving)|recover(?:ed|y|ing)?|return(?:ed)?|improved?|decreased?|subsided?"
    r"|abated?|reverted|come down|normali[sz]ed|stabili[sz]ed)"
    r"\b(?:[^.;]{0,80}?\b(?:to|at)\b[^.;]{0,60}|\s\((?:i\.?e\.?,?\s)?(?:to\s)?)\Z"
    r"|\b(?:unless|except (?:if|when))\s(?:\w{1,12}\s){0,4}(?:resolved|recovered|returned|improved"
    r"|decreased|reverted|come down)\s(?:to|at)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_RECOVERED = re.compile(
    r"\b(?:resol|recover|return|improve|revert|come down)\w*\b[^.;]{0,100}?\bto\s\Z", re.IGNORECASE
)
_MILD = 2
_HINTS = (
    "resol",
    "recover",
    "return",
    "improve",
    "decrease",
    "subside",
    "abate",
    "revert",
    "normal",
)
_REACH = 160
_DOWN = (Comparator.LE, Comparator.EQ, Comparator.LT)


def unresolved(text: str, offset: int, placed: Sequence[Placed]) -> list[int]:
    """Which statements' limits are told of what has not come down to them?

    Args: offset, of the text in the listing.
    """
    low = text.lower()
    if "grade" not in low or not any(map(low.__contains__, _HINTS)):
        return []
    return [index for index, each in enumerate(placed) if _not_reached(text, offset, each)]


def come_down(text: str, offset: int, placed: list[Placed]) -> list[Placed]:
    """The statements, with "recovered to at least grade 1" as at most that grade.

    In "has not recovered to grade 1 from toxicities" the recovery is denied, no toxicity.
    """
    low = text.lower()
    if "grade" not in low or not any(map(low.__contains__, _HINTS)):
        return placed
    made = [_affirmed(text, offset, each) for each in placed]
    for index, each in enumerate(made):
        denied = placed[index].statement.assertion.cues
        if each is not placed[index]:  # nor is what has caused it denied
            made[index + 1 :] = [_freed(other, denied) for other in made[index + 1 :]]
    return [_at_most(text, offset, each) for each in made] if "at least" in low else made


def _affirmed(text: str, offset: int, each: Placed) -> Placed:
    said, amount = each.statement.assertion, each.statement.amount
    if said.status is not Status.ABSENT or amount is None or each.statement.concept is None:
        return each
    limit, named = amount.quote, each.statement.concept.quote
    if limit is None or named is None or limit.end > named.start:
        return each
    if not _not_reached(text, offset, each):
        return each
    told = replace(said, status=Status.PRESENT, cues=())
    return replace(each, statement=replace(each.statement, assertion=told))


def _freed(each: Placed, cues: tuple[Quote, ...]) -> Placed:
    said = each.statement.assertion
    if said.status is not Status.ABSENT or said.cues != cues:
        return each
    told = replace(said, status=Status.PRESENT, cues=())
    return replace(each, statement=replace(each.statement, assertion=told))


def _at_most(text: str, offset: int, each: Placed) -> Placed:
    amount = each.statement.amount
    if amount is None or amount.quote is None or amount.op is not Comparator.GE:
        return each
    start = amount.quote.start - offset
    told = amount.quote.text.lower()
    graded = "grade" in told or text[max(0, start - 8) : start].lower().endswith("grade ")
    if not graded or max(amount.values) > _MILD or amount.unit is not None:
        return each
    if _RECOVERED.search(text, max(0, start - _REACH), start) is None:
        return each
    interval = interval_of(Comparator.LE, amount.values) if amount.interval is not None else None
    turned = replace(amount, op=Comparator.LE, interval=interval)
    return replace(each, statement=replace(each.statement, amount=turned))


def _not_reached(text: str, offset: int, each: Placed) -> bool:
    amount = each.statement.amount
    if amount is None or amount.quote is None or amount.op not in _DOWN or amount.unit is not None:
        return False
    start = amount.quote.start - offset
    if "grade" not in text[max(0, start - 30) : amount.quote.end - offset + 12].lower():
        return False
    return _UNRESOLVED.search(text, max(0, start - _REACH), start) is not None


def not_down_to(statement: Statement) -> Expression:
    """It is told, and its limit is not reached."""
    return Not(Requirement(statement))
