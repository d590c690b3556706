"""Which words only name a moment or a worry of the study's, and so ask nothing of the patient?

"at the time of consent" says when a thing is asked, "that could confound the results" what the
study fears. Names among them are no demands.
"""

from __future__ import annotations

import re

from nlp.statements import Placed

# What is feared of what stands before: its own words are no names.
_FEARED = re.compile(
    r"\b(?:that|which),?\s(?:[\w'’ ,]{0,60}\s)?(?:could|can|may|might|would|will|is likely to)\s"
    r"(?:\w{1,16}ly\s)?(?:be\s)?(?:confound|hamper|affect|compromise|jeopardi[sz]e|preclude|impede"
    r"|hinder|interfere|limit|pose|put|prevent|impact|make|place|increase|complicate|endanger"
    r"|detrimental)"
    r"\b[^.;\n]{0,200}",
    re.IGNORECASE,
)
# When it is asked: the moment is no demand of its own.
_MOMENT = re.compile(
    r"\b(?:at|on) (?:the )?(?:time|date|day|moment) of (?:the |their |obtaining |signing |giving )*"
    r"(?:written |informed |study )*(?:consent|enrol?lment|screening|inclusion|randomi[sz]ation)\b",
    re.IGNORECASE,
)
_NEAR = 3
_MOMENTS = ("time of", "date of", "day of", "moment of")
_FEARS = ("that", "which")


def asking_only(
    text: str, placed: list[Placed]
) -> tuple[list[Placed], list[tuple[int, int]], list[tuple[int, int]]]:
    """The statements outside all such words, where those words stand, and where a worry does.

    A moment takes in every name without an amount or a time of its own, a fear only the names
    that no row knows. Where nothing else would be left, all of it stays.
    """
    if len(placed) < 2:
        return placed, [], []
    told = _spans(text, _MOMENTS, _MOMENT)
    feared = _spans(text, _FEARS, _FEARED)
    if not told and not feared:
        return placed, [], []
    kept = [
        each
        for each in placed
        if not (_plain(each) and (_within(each, told) or (_open(each) and _within(each, feared))))
    ]
    if not kept:
        return placed, [], []
    worries = [span for span in feared if any(_after(each, span) for each in kept)]
    return kept, told, worries


def _after(placed: Placed, span: tuple[int, int]) -> bool:
    """Does a worry speak of what stands right before it?"""
    return 0 <= span[0] - placed.end < _NEAR


def _spans(text: str, hints: tuple[str, ...], pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    if not any(hint in text for hint in hints):
        return []
    return [found.span() for found in pattern.finditer(text)]


def _plain(placed: Placed) -> bool:
    """Has it neither time nor amount?"""
    return placed.statement.amount is None and not placed.statement.windows


def _open(placed: Placed) -> bool:
    concept = placed.statement.concept
    return concept is not None and concept.concept_id is None


def _within(placed: Placed, spans: list[tuple[int, int]]) -> bool:
    return any(start <= placed.start and placed.end <= end for start, end in spans)
