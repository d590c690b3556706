"""Days counted from a study's first: "between day -7 and day 0", "from day -14 to day -1"."""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.model import Comparator, Period, Quote, Window, WindowType
from nlp.recognizers.slots import Found

_DAYS = re.compile(
    r"\b(?:(?:between|from|during|on)\s)?(?:study\s)?days?\s?(?P<first>[-–−]\s?\d{1,3})"
    r"\s?(?:and|to|through|until|[-–])\s?(?:study\s)?(?:day\s?)?(?P<last>[-–−+]?\s?\d{1,3})"
    r"(?![\d.,/]\d)",
    re.IGNORECASE,
)
_GATE = re.compile(r"[Dd][Aa][Yy]s?\s?[-–−]")
_MINUS = re.compile(r"[-–−]")


def read_study_days(text: str) -> list[Found]:
    """Which windows between two days of a study stand in a text? Day 0 or 1 is the first dose."""
    if "day" not in text.lower() or not _GATE.search(text):
        return []
    return [
        Found(match.start(), match.end(), _window(match))
        for match in _DAYS.finditer(text)
        if _day(match["first"]) < _day(match["last"])
    ]


def _day(words: str) -> int:
    number = int(re.sub(r"\D", "", words))
    return -number if _MINUS.match(words) else number


def _window(match: re.Match[str]) -> Window:
    first, last = _day(match["first"]), _day(match["last"])
    return Window(
        type=WindowType.WITHIN,
        start=Period.of(Decimal(first), "d"),
        end=Period.of(Decimal(last), "d"),
        anchor="first_dose",
        period="past" if last <= 0 else "present",
        op=Comparator.BETWEEN,
        values=(Decimal(first), Decimal(last)),
        unit="d",
        quote=Quote(match.start(), match.end(), match[0]),
    )
