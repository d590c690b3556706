"""A date, range or window that a text tells -> the time of a fact, seen from the note's day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from nlp.model import FactTime, PartialDate, Period, Quote, Window, WindowType
from nlp.recognizers import DateRange, RelativeDate
from pipelines.notes.yearless import ByNote

_KNOWN_TO = {"d": 3, "h": 3, "min": 3, "wk": 3, "mo": 2, "a": 1}
# How far around the time it tells a word of that unit may reach: in days, and in months.
_AROUND = {"mo": 15}
_HALF_A_YEAR = 6
_NOW = re.compile(r"\b(?:now|currently|presently)(?: on)?\s\Z", re.IGNORECASE)
_MONTH = Decimal("30.4")


def read_time(value: object, note: PartialDate | None, *, lasting: bool) -> FactTime | None:
    """A date of the text as a fact's time; a relative one needs the note's whole date.

    Args: lasting, of what goes on once begun: a day tells its begin, and no end. What else is
        so "since 2015" is known to have been so until the note was written.
    """
    if isinstance(value, ByNote):
        told = read_time(value.value, note, lasting=lasting)
        if told is None:
            return None
        return replace(told, source="relative", end=None if value.by_age and lasting else told.end)
    if isinstance(value, PartialDate):
        return FactTime(value, None if lasting else value, "text")
    if isinstance(value, DateRange):
        end = value.end if value.end or lasting else note
        return FactTime(value.start, end, "text")
    if isinstance(value, Window):
        return _read_window(value, note)
    if isinstance(value, RelativeDate) and note is not None and note.day is not None:
        day = value.offset.from_day(date(note.year, note.month or 1, note.day))
        exact = 1 if value.vague else _KNOWN_TO.get(value.unit, 3)
        parts = (day.year, day.month, day.day)[:exact]
        known = PartialDate(*parts)
        return FactTime(known, None if lasting else known, "relative")
    return None


def is_after(value: object, note: PartialDate | None) -> bool:
    """Is it a date that lies behind the day of the note?"""
    if not isinstance(value, PartialDate) or note is None:
        return False
    told, day = value.interval().low, note.interval().high
    return told is not None and day is not None and told.value > day.value


def as_window(value: object, quote: Quote, *, lasting: bool) -> Window | None:
    """A time told from the day of a note that has no date, as a window back from that day.

    Args: lasting, of what goes on once begun: it was so since.
    """
    if isinstance(value, Window):
        return replace(value, quote=quote) if value.start is not None else None
    if not isinstance(value, RelativeDate):
        return None
    back = value.offset
    if lasting:
        return Window(WindowType.SINCE, back, None, quote=quote)
    if value.unit == "a" and not value.vague:
        first = Period(months=back.months - _HALF_A_YEAR)
        last = Period(months=min(back.months + _HALF_A_YEAR, 0))
        return Window(WindowType.WITHIN, first, last, quote=quote)
    days = int(back.months * _MONTH) + back.days
    around = abs(days) // 2 if value.vague else _AROUND.get(value.unit, 0)
    if not around:
        return Window(WindowType.WITHIN, back, back, quote=quote)
    first, last = Period(days=days - around), Period(days=min(days + around, 0))
    return Window(WindowType.WITHIN, first, last, quote=quote)


def _read_window(window: Window, note: PartialDate | None) -> FactTime | None:
    """A window back from the note's day as a fact's time: "in the last 6 months"."""
    if note is None or note.month is None or note.day is None or window.start is None:
        return None
    begin = window.start.from_day(date(note.year, note.month, note.day))
    return FactTime(PartialDate.of(begin), note, "relative")


def is_of_now(text: str, start: int) -> bool:
    """Does a word before a statement say that it is of the day of the note: "now 20 mg"?"""
    return _NOW.search(text, max(0, start - 16), start) is not None


def since(value: object) -> object:
    """A date as the begin of what goes on from there."""
    if isinstance(value, ByNote):
        begun = since(value.value)
        return replace(value, value=begun) if isinstance(begun, DateRange) else value
    if isinstance(value, DateRange):
        return DateRange(value.start, None)
    return DateRange(value, None) if isinstance(value, PartialDate) else value
