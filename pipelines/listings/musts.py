"""What must be true of a thing that not everybody has?

"Participants with hepatitis C must have been treated", "if taking an antidepressant, the dose must
have been stable for 6 weeks": the thing is the condition, the thing as told behind "must" what is
asked of those who have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.model import (
    Expression,
    IfThen,
    Period,
    Quote,
    Requirement,
    Statement,
    Status,
    WindowType,
)
from nlp.placed import Placed

_MUST = re.compile(r"\b(?:must|should|ha(?:s|ve) to|needs? to)\s", re.IGNORECASE)
_MUSTS = ("must", "should", "has to", "have to", "need")
# How a sentence opens that speaks of those who have a thing, up to its name.
_THOSE = re.compile(
    r"(?:(?<=[.;]\s)|\A)\s?(?:(?:all\s)?(?:patients?|participants?|subjects?|individuals?|persons?|those"
    r"|people|volunteers?|women|men|adults|children)\s(?:who\s(?:are\s|have\s(?:had\s)?)?|with\s|on\s"
    r"|taking\s|receiving\s|requiring\s|needing\s|being\s)|if\s(?:the\s(?:patient|participant|subject)\s)?(?:on|is|are|has|have"
    r"|taking|receiving|using|treated\swith)\s)[^.;:,]{0,60}\Z",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\s(?:[a-z]{2,14}\s){0,3}(?:must|should)\s(?:have\s)?(?:be|been)\s"
    r"(?P<stopped>discontinued|stopped|withheld|withdrawn|ceased|washed out)\s(?:for\s)?",
    re.IGNORECASE,
)
# What must be given up without a time is not to be had: "must discontinue all herbal products".
_CEASED = re.compile(
    r"\s(?:[a-z]{2,14}\s){0,2}(?:must|should)\s(?:have\s)?(?:be|been)\s"
    r"(?P<stopped>discontinued|stopped|ceased|given up)\b",
    re.IGNORECASE,
)
_CEASING = re.compile(
    r"\b(?:must|should)\s(?:(?:agree|be willing|be able) to\s)?(?P<stopped>discontinue|stop|cease)"
    r"\s(?:(?:the|all|any|their|use of|using|taking|current|concurrent|breast)\s){0,3}\Z",
    re.IGNORECASE,
)
_STOP = re.compile(r"\.\s|[;\n]")
_REACH = 120

Pair = tuple[int, int]


def demanded(
    text: str, offset: int, placed: list[Placed], taken: frozenset[int]
) -> tuple[list[Placed], list[Pair]]:
    """The statements bare and as told behind "must", the latter at the end, and which belong.

    Args: taken, those that already belong with another.
    """
    small = text.lower()
    if not any(map(small.__contains__, _MUSTS)):
        return placed, []
    made = list(placed)
    told: list[Placed] = []
    pairs: list[Pair] = []
    for low, must, high in _sentences(text):
        if any(must.start() < each.start < high for each in placed):
            continue  # what else is asked is asked by its own words
        for place, each in enumerate(placed):
            inside = low <= each.start and each.end <= must.start()
            if place in taken or not inside or not _may_be_told(text, each):
                continue
            bare = _bare(each.statement, must.end() + offset)
            if bare != each.statement:
                pairs.append((place, len(placed) + len(told)))
                made[place] = replace(each, statement=bare)
                told.append(each)
    return made + told, pairs


def _sentences(text: str) -> Iterator[tuple[int, re.Match[str], int]]:
    """Each sentence's beginning, its first "must", and its end."""
    low = 0
    for stop in (*(found.end() for found in _STOP.finditer(text)), len(text)):
        must = _MUST.search(text, low, stop)
        if must is not None:
            yield low, must, stop
        low = stop


def _may_be_told(text: str, each: Placed) -> bool:
    statement = each.statement
    if statement.amount is not None or statement.assertion.status is not Status.PRESENT:
        return False
    return _of_those(text, each)


def given_up(text: str, offset: int, placed: list[Placed], *, excludes: bool) -> list[Placed]:
    """The statements, with what must be stopped some time before as what is not had since then.

    Of what excludes, it is what was had since then.
    """
    if "must" not in text and "should" not in text:
        return placed
    return [_given_up(text, offset, each, excludes) for each in placed]


def _given_up(text: str, offset: int, each: Placed, excludes: bool) -> Placed:
    statement = each.statement
    windows = [w for w in statement.windows if w.type is WindowType.BEFORE and w.quote is not None]
    if len(windows) != 1 or len(statement.windows) != 1 or windows[0].quote is None:
        return each if excludes else _ceased(text, offset, each)
    window, quote = windows[0], windows[0].quote
    cue = _STOPPED.fullmatch(text, each.end, max(each.end, quote.start - offset))
    if cue is None or window.end is None or statement.assertion.status is not Status.PRESENT:
        return each
    since = replace(window, type=WindowType.WITHIN, start=window.end, end=Period())
    told = replace(statement, windows=(since,))
    if not excludes:
        start, end = cue.span("stopped")
        said = statement.assertion
        cues = (*said.cues, Quote(start + offset, end + offset, text[start:end]))
        told = replace(told, assertion=replace(said, status=Status.ABSENT, cues=cues))
    return replace(each, statement=told)


def _ceased(text: str, offset: int, each: Placed) -> Placed:
    """The statement as what is not had, if it must be given up."""
    said = each.statement.assertion
    cue = _CEASED.match(text, each.end) or _CEASING.search(
        text, max(0, each.start - _REACH), each.start
    )
    if cue is None or said.status is not Status.PRESENT or each.statement.amount is not None:
        return each
    start, end = cue.span("stopped")
    cues = (*said.cues, Quote(start + offset, end + offset, text[start:end]))
    denied = replace(said, status=Status.ABSENT, cues=cues)
    return replace(each, statement=replace(each.statement, assertion=denied))


def as_told(plain: Statement, told: Statement) -> Expression:
    """Who has the thing must have it as told."""
    return IfThen(Requirement(plain), Requirement(told))


def _of_those(text: str, each: Placed) -> bool:
    return _THOSE.search(text, max(0, each.start - _REACH), each.start) is not None


def _bare(statement: Statement, start: int) -> Statement:
    """The statement without what is told of it from a place of the listing on."""
    return replace(
        statement,
        qualifiers=tuple(q for q in statement.qualifiers if q.start < start),
        windows=tuple(w for w in statement.windows if not _behind(w.quote, start)),
    )


def _behind(quote: Quote | None, start: int) -> bool:
    return quote is not None and quote.start >= start
