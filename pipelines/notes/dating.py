"""When does a statement of a note hold? The date beside it, else the note's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nlp.model import FactTime, PartialDate, Tense
from nlp.recognizers import DateRange, Found, RelativeDate

_KNOWN_TO = {"d": 3, "h": 3, "min": 3, "wk": 3, "mo": 2, "a": 1}


def time_of(
    start: int,
    end: int,
    line: tuple[int, int],
    dates: Sequence[Found],
    note: PartialDate | None,
    tense: Tense,
) -> FactTime:
    """The time of what stands between two offsets.

    Args: line, the ends of its line or sentence, in which a date is looked for: the nearest one
        behind, else the nearest before; note, the note's own date.
    """
    near = [each for each in dates if line[0] <= each.start and each.end <= line[1]]
    behind = [each for each in near if each.start >= end]
    before = [each for each in near if each.end <= start]
    for each in (*behind[:1], *before[-1:]):
        told = read_time(each.value, note)
        if told is not None:
            return told
    if note is None or tense is Tense.FUTURE:
        return FactTime()
    return FactTime(note, None, "note_date")


def read_time(value: object, note: PartialDate | None) -> FactTime | None:
    """A date of the text as a fact's time; a relative one needs the note's whole date."""
    if isinstance(value, PartialDate):
        return FactTime(value, value, "text")
    if isinstance(value, DateRange):
        return FactTime(value.start, value.end, "text")
    if isinstance(value, RelativeDate) and note is not None and note.day is not None:
        day = value.offset.from_day(date(note.year, note.month or 1, note.day))
        exact = 1 if value.vague else _KNOWN_TO.get(value.unit, 3)
        parts = (day.year, day.month, day.day)[:exact]
        known = PartialDate(*parts)
        return FactTime(known, known, "relative")
    return None
