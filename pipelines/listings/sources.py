"""Which words only name a source, a reason or a worry, and so ask nothing of the patient?

"according to the ACR criteria" says who drew the line, "because there is a risk to the infant" why
the study drew it, "that could confound the results" what it fears. Names among them are no demands.
"""

from __future__ import annotations

import re

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
    r"\b(?:that|which)\s(?:[\w'’ ,]{0,60}\s)?(?:could|can|may|might|would|will|is likely to)\s"
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
_MOMENTS = ("time of", "date of", "day of", "moment of")
_HINTS = ("ccord", "efined", "lassif", "iagnosed", "etermined", "ssessed", "ecommend", "udged")
_BLAMES = ("because", "Because")
_FEARS = ("that ", "which ")


def asking_only(text: str, placed: list[Placed]) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The statements outside all such words, and where those words stand.

    A source or a reason takes in every name without an amount or a time of its own, a fear only
    the names that no row knows. Where nothing else would be left, all of it stays.
    """
    if len(placed) < 2:
        return placed, []
    told = _spans(text, _HINTS, _ACCORDING, _DEFINED) + _spans(text, _BLAMES, _BECAUSE)
    told += _spans(text, _MOMENTS, _MOMENT)
    feared = _spans(text, _FEARS, _FEARED)
    if not told and not feared:
        return placed, []
    kept = [
        each
        for each in placed
        if not (_plain(each) and (_within(each, told) or (_open(each) and _within(each, feared))))
    ]
    return (kept, told) if kept else (placed, [])


def _spans(text: str, hints: tuple[str, ...], *patterns: re.Pattern[str]) -> list[tuple[int, int]]:
    if not any(hint in text for hint in hints):
        return []
    return [found.span() for pattern in patterns for found in pattern.finditer(text)]


def _plain(placed: Placed) -> bool:
    statement = placed.statement
    return statement.amount is None and not statement.windows


def _open(placed: Placed) -> bool:
    concept = placed.statement.concept
    return concept is not None and concept.concept_id is None


def _within(placed: Placed, spans: list[tuple[int, int]]) -> bool:
    return any(start <= placed.start and placed.end <= end for start, end in spans)
