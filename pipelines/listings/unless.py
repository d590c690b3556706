"""Which words behind "unless" only qualify or date what stands before it?

"penicillin allergy, unless mild" is an allergy that is not mild, "stroke (unless more than 6 months
ago)" a stroke that is not that old: the thing, and not the thing with those words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import (
    All,
    AnyOf,
    Expression,
    Not,
    Quote,
    Requirement,
    Statement,
    Status,
    Window,
    WindowType,
)
from nlp.placed import Placed

_UNLESS = re.compile(
    r"\b(?:unless|except(?:\s(?:if|when|where|for))?)\s"
    r"(?:(?:it|they|he|she|this|these|the|that|is|are|was|were|has|have|been|occurr(?:ed|ing)"
    r"|considered|judged|deemed|diagnosed|completed|performed|only|if)\s){0,5}\Z",
    re.IGNORECASE,
)
# "Unless stopped over 6 months before": taken, and not only that long ago.
_STOPPED = re.compile(
    r"\b(?:unless|except(?:\s(?:if|when|where))?)\s"
    r"(?:(?:it|they|this|these|is|are|was|were|has|have|had|been|last|only|if)\s){0,5}"
    r"(?:stopped|discontinued|ceased|withdrawn|ended|finished|taken|used|received|given"
    r"|administered)\s\Z",
    re.IGNORECASE,
)
_REACH = 70

Pair = tuple[int, int]  # where in the list the thing stands, and the thing with those words


def withheld(text: str, offset: int, placed: list[Placed]) -> tuple[list[Placed], list[Pair]]:
    """The statements without such words, those with them at the end, and which belong together."""
    if "nless" not in text and "xcept" not in text:
        return placed, []
    made = list(placed)
    told: list[Placed] = []
    pairs: list[Pair] = []
    for place, each in enumerate(placed):
        statement = each.statement
        withheld_from = min(
            (q.start for q in statement.qualifiers if _behind(text, offset, q, each)),
            default=len(text) + offset,
        )
        bare = replace(
            statement,
            qualifiers=tuple(q for q in statement.qualifiers if not _behind(text, offset, q, each)),
            windows=tuple(
                w
                for w in statement.windows
                if w.quote is None
                or _outside(text, withheld_from - offset, w.quote.start - offset)
                or not (w.quote.start > withheld_from or _dated(text, offset, w, each))
            ),
        )
        if bare != statement:
            pairs.append((place, len(placed) + len(told)))
            made[place] = replace(each, statement=bare)
            told.append(each)
    return made + told, pairs


def but_not(plain: Statement, told: Statement) -> Expression:
    """The thing but not as told; of what is denied: not at all, or as told."""
    if plain.assertion.status is Status.ABSENT:
        said = replace(told.assertion, status=Status.PRESENT, cues=())
        return AnyOf((Requirement(plain), Requirement(replace(told, assertion=said))))
    return All((Requirement(plain), Not(Requirement(told))))


def _dated(text: str, offset: int, window: Window, each: Placed) -> bool:
    """Does a time behind the thing itself follow "unless", or "unless stopped" if it is past?"""
    quote = window.quote
    if quote is None or _behind(text, offset, quote, each):
        return quote is not None
    start = quote.start - offset
    past = window.type is WindowType.BEFORE and start >= each.end
    return past and bool(_STOPPED.search(text, max(each.end, start - _REACH), start))


def _behind(text: str, offset: int, quote: Quote, each: Placed) -> bool:
    """Do words behind the thing itself follow "unless", with no name between?"""
    start = quote.start - offset
    return start >= each.end and bool(_UNLESS.search(text, max(each.end, start - _REACH), start))


def _outside(text: str, start: int, end: int) -> bool:
    """Did the bracket that words stand in close before a time: "steroids (except oral) within"?"""
    return start < end and text.count(")", start, end) > text.count("(", start, end)
