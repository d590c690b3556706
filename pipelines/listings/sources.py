"""Which words only name a source, a reason or a worry, and so ask nothing of the patient?

"according to the ACR criteria" says who drew the line, "because there is a risk to the infant" why
the study drew it, "that could confound the results" what it fears. Names among them are no demands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Amount
from nlp.statements import Placed

_KEYS = r"(?:criteri(?:a|on)|guidelines?|classifications?|definitions?|consensus|recommendations?)"
_WHOSE = r"(?:\s(?:of|by|from)\s[^,;.()\n]{1,60})?"
# Who or what says so, up to the word that names such a thing, or else to the end of the phrase.
_ACCORDING = re.compile(
    r"\b(?:according to|in accordance with|in keeping with)\s(?:"
    rf"[^,;.()\n]{{0,90}}?\b{_KEYS}\b{_WHOSE}|[^,;.()\n]{{1,60}}(?=[,;.()\n]|$))",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:as\s)?(?:defined|classified|diagnosed|determined|assessed|recommended|outlined|judged)"
    rf"\s(?:by|in|per|using)\s[^,;.()\n]{{0,90}}?\b{_KEYS}\b{_WHOSE}",
    re.IGNORECASE,
)
# Why the study asks it. "because of" tells of the patient: "unable to walk because of arthritis".
_BECAUSE = re.compile(r"\bbecause\s(?!of\b)[^.;\n]{1,400}", re.IGNORECASE)
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
_YEARS = 1900, 2100
_MOMENTS = ("time of", "date of", "day of", "moment of")
_HINTS = ("ccord", "efined", "lassif", "iagnosed", "etermined", "ssessed", "ecommend", "udged")
_BLAMES = ("because", "Because")
_FEARS = ("that", "which")


def asking_only(
    text: str, offset: int, placed: list[Placed]
) -> tuple[list[Placed], list[tuple[int, int]], list[tuple[int, int]]]:
    """The statements outside all such words, where those words stand, and where a worry does.

    A source or a reason takes in every name without an amount or a time of its own, a fear only
    the names that no row knows. Where nothing else would be left, all of it stays.
    """
    if len(placed) < 2 and not any(hint in text for hint in _HINTS):
        return placed, [], []
    told = _spans(text, _HINTS, _ACCORDING, _DEFINED) + _spans(text, _BLAMES, _BECAUSE)
    told += _spans(text, _MOMENTS, _MOMENT)
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
    return [_without_year(each, told, offset) for each in kept], told, worries


def _after(placed: Placed, span: tuple[int, int]) -> bool:
    """Does a worry speak of what stands right before it?"""
    return 0 <= span[0] - placed.end < _NEAR


def _without_year(placed: Placed, told: list[tuple[int, int]], offset: int) -> Placed:
    """A statement without the year of the classification that it is told by."""
    amount = placed.statement.amount
    if amount is None or amount.quote is None or not _is_year(amount):
        return placed
    start, end = amount.quote.start - offset, amount.quote.end - offset
    if not any(low <= start and end <= high for low, high in told):
        return placed
    return replace(placed, statement=replace(placed.statement, amount=None))


def _is_year(amount: Amount) -> bool:
    return amount.unit is None and _YEARS[0] < amount.values[0] < _YEARS[1]


def _spans(text: str, hints: tuple[str, ...], *patterns: re.Pattern[str]) -> list[tuple[int, int]]:
    if not any(hint in text for hint in hints):
        return []
    return [found.span() for pattern in patterns for found in pattern.finditer(text)]


def _plain(placed: Placed) -> bool:
    """Has it neither time nor amount, unless the year of a classification?"""
    statement = placed.statement
    amount = statement.amount
    return (amount is None or _is_year(amount)) and not statement.windows


def _open(placed: Placed) -> bool:
    concept = placed.statement.concept
    return concept is not None and concept.concept_id is None


def _within(placed: Placed, spans: list[tuple[int, int]]) -> bool:
    return any(start <= placed.start and placed.end <= end for start, end in spans)
