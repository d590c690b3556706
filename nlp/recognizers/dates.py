"""Dates in notes and listings: whole or in part, ranges of them, and days told from the note's.

A date is never made up: "March" without a year is none, "30 February" is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nlp.model import PartialDate, Period
from nlp.recognizers.folding import folded
from nlp.recognizers.numbers import word_value
from nlp.recognizers.slots import Found
from nlp.recognizers.stretches import around, beginning, near, number_spans
from nlp.recognizers.windows import read_windows

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "(?:" + "|".join(_MONTHS) + r")(?![a-z])\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?:(?<![\d./-])|(?<=[/.]{_YEAR}-)(?=\d\d?[/.]\d))(?:(?P<y1>{_YEAR})-(?P<m1>\d\d)(?:-(?P<d1>\d\d)(?:t\d\d:?\d\d\S*)?)?(?![\d/-])"
    rf"|(?P<y2>{_YEAR})/(?P<m2>\d\d?)/(?P<d2>\d\d?)(?!\d)"
    rf"|(?P<n3>\d\d?)(?P<mark>[/.-])(?P<k3>\d\d?)(?P=mark)(?P<y3>{_YEAR}|\d\d)(?![\d%]|\.\d)"
    rf"|(?P<m4>\d\d?)/(?P<y4>{_YEAR})(?!\d))"
    rf"|(?<![a-z\d])(?P<d5>\d\d?)(?:st|nd|rd|th)?(?:\sof)?[\s-](?P<m5>{_MONTH}),?[\s-]?(?P<y5>{_YEAR})(?!\d)"
    rf"|(?<![a-z\d])(?P<m6>{_MONTH})\s(?P<d6>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y6>{_YEAR})(?!\d)"
    rf"|(?<![a-z\d])(?P<m7>{_MONTH})(?:\sof)?,?[\s-](?P<y7>{_YEAR})(?!\d)"
    rf"|(?:(?<![\w/.,-])|(?<={_YEAR}-))(?P<y8>{_YEAR})s?(?![\d/%]|[.,]\d|-\d\d(?!\d)|\s?(?:mg|mcg|[µμu]g|ml|kcal|steps|cal|iu|units|g|"
    r"feet|ft|m|meters|k|cc|u|ng|pg)\b)"
)
# A month may stand so far before the year that it needs: "september. 25th, 2019".
_MONTH_BEGINS = re.compile(rf"(?<![a-z\d])(?:{'|'.join(_MONTHS)})")
_MONTH_REACH = 20
_JOINT = re.compile(r"\s?(?:-|to|until|through|and)\s?$")
_FROM_DAY = re.compile(r"(?<![\d.,/-])(?P<day>\d{1,2})(?:st|nd|rd|th)?\s?[-–]\s?\Z")
_SHORT_RANGE = re.compile(
    rf"(?<![\w./-])(?P<first>{_YEAR})\s?[-–]\s?(?P<last>\d\d)(?![\d%]|[-/.,]\d|\s?(?:mg|mcg|g|ml)\b)"
)
_LONGEST = 40
_DAY_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\sof)?[\s-][A-Za-z]")
_DAYS: Final = {
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
}
_TOLD = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(sorted(_DAYS, key=len, reverse=True))
    + r"|(?:last|past|previous|this)\s(?P<last>week|month|year)"
    r"|(?P<few>a\sfew|several|some|a\scouple\sof|couple\sof|a|an|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\d{1,3})\s(?P<unit>day|week|month|year|hour)s?"
    r"\s(?:ago|earlier|previously|prior(?!\sto)|back))(?![a-z])"
)
# What any of these has, and how far it may reach before and behind that.
_TELLS = re.compile(r"today|tonight|this|yesterday|last|past|previous|ago|earlier|prior|back")
_TOLD_BEFORE, _TOLD_BEHIND = 26, 28
_UNITS: Final = {"hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a"}
# How many "a few" are, for lack of better: a guess that the value carries as `vague`.
_VAGUE: Final = {
    "a few": Decimal(3),
    "several": Decimal(3),
    "some": Decimal(3),
    "a couple of": Decimal(2),
    "couple of": Decimal(2),
}


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another, both included; None where open ("since 2019")."""

    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A time told from the day of the note: `offset` before it (negative), known to a `unit`.

    `vague`: "a few weeks ago" and the like.
    """

    offset: Period
    unit: str
    vague: bool = False


def read_dates(text: str, *, day_first: bool = False) -> list[Found]:
    """Which dates, ranges of dates and times told from the note's day stand in a text?

    Args: day_first reads 3/2/2024 as 3 February; where only one order is possible, that is read.
    Returns: Found values PartialDate, DateRange or RelativeDate, left to right, none overlapping.
    """
    low = folded(text)
    found = [
        Found(match.start(), match.end(), date)
        for match in beginning(_DATE, low, _places(low))
        if (date := _date(match, day_first)) is not None
    ]
    found = [*_ranges(low, found), *_years(low, found)]
    taken = [(each.start, each.end) for each in found]
    telling = [match.start() for match in _TELLS.finditer(low)]
    for match in near(_TOLD, low, telling, _TOLD_BEFORE, _TOLD_BEHIND):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(Found(match.start(), match.end(), _told(match)))
    return sorted(found, key=lambda each: each.start)


def _places(low: str) -> list[int]:
    """Where may a date begin? At a number of a day, a month or a year, or a month before a year."""
    numbers = number_spans(low)
    places, years = [], []
    for start, end in numbers:
        if end - start < 3:
            places.append(start)
        elif end - start == 4 and low.startswith(("19", "20"), start):
            places.append(start)
            years.append(start)
    if not years:
        return places
    for first, last in around(years, _MONTH_REACH, 0):
        places += [match.start() for match in _MONTH_BEGINS.finditer(low, first, last)]
    return sorted(places)


def _date(match: re.Match[str], day_first: bool) -> PartialDate | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    kind = next(name for name in groups if name.startswith("y"))[-1]
    year = int(groups["y" + kind])
    if kind == "3":
        if year < 100:
            year += 2000 if year < 50 else 1900
        first, second = int(groups["n3"]), int(groups["k3"])
        orders = (
            ((second, first), (first, second)) if day_first else ((first, second), (second, first))
        )
        return next((made for m, d in orders if (made := _valid(year, m, d))), None)
    month, day = groups.get("m" + kind), groups.get("d" + kind)
    number = _month(month) if month else None
    return _valid(year, number, int(day) if day else None)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.rstrip(".")]


def _valid(year: int, month: int | None, day: int | None) -> PartialDate | None:
    made = PartialDate(year, month, day)
    try:
        made.interval()
    except ValueError:
        return None
    return made if month is None or 1 <= month <= 12 else None


def _ranges(low: str, found: list[Found]) -> list[Found]:
    """Join two dates with "to" or "-" between them into one range; "since 2019" is open."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        between = low[last.end : each.start] if last else ""
        if last and isinstance(last.value, PartialDate) and _joins(low, last, between):
            joined[-1] = Found(last.start, each.end, DateRange(last.value, each.value))
        else:
            joined.append(from_day(low, each))
    return [_opened(low, each) for each in joined]


def _years(low: str, found: list[Found]) -> list[Found]:
    """Ranges of years of which the second is cut short: "2017-19"."""
    made = []
    for match in _SHORT_RANGE.finditer(low) if "-" in low or "–" in low else ():
        first, last = int(match["first"]), int(match["last"])
        span = match.span()
        if not 0 < last - first % 100 <= _LONGEST or _meets(span, found):
            continue
        years = PartialDate(first), PartialDate(first - first % 100 + last)
        made.append(Found(*span, DateRange(*years)))
    return made


def _meets(span: tuple[int, int], found: list[Found]) -> bool:
    return any(each.start < span[1] and span[0] < each.end for each in found)


def from_day(text: str, each: Found) -> Found:
    """A day of a month as the range that a number of a day before it begins: "12-17 April 2024"."""
    last = each.value
    first = _FROM_DAY.search(text, max(0, each.start - 5), each.start)
    if first is None or not isinstance(last, PartialDate) or not text[each.start].isdigit():
        return each
    day = int(first["day"])
    if last.day is None or not 0 < day < last.day or not _DAY_ALONE.match(text, each.start):
        return each
    begun = PartialDate(last.year, last.month, day)
    return Found(first.start("day"), each.end, DateRange(begun, last))


def _joins(low: str, last: Found, between: str) -> bool:
    if len(between) > 10 or not _JOINT.fullmatch(between):
        return False
    return between.strip() != "and" or low[: last.start].endswith("between ")


def _opened(low: str, each: Found) -> Found:
    before = low[max(0, each.start - 12) : each.start]
    if isinstance(each.value, PartialDate):
        if re.search(r"\bsince\s(?:early\s|late\s|about\s)?$", before):
            return Found(each.start, each.end, DateRange(each.value, None))
        if re.search(r"\b(?:until|till|through)\s$", before):
            return Found(each.start, each.end, DateRange(None, each.value))
    return each


def _told(match: re.Match[str]) -> RelativeDate:
    if match["last"]:
        count = 0 if match[0].startswith("this") else 1
        return _back(Decimal(count), _UNITS[match["last"]], vague=True)
    if match["few"] is None:
        return RelativeDate(Period(days=_DAYS[" ".join(match[0].split())]), "d")
    words, unit = " ".join(match["few"].split()), _UNITS[match["unit"]]
    if words in _VAGUE:
        return _back(_VAGUE[words], unit, vague=True)
    value = Decimal(1) if words in ("a", "an") else word_value(words) or Decimal(words)
    return _back(value, unit, vague=False)


def _back(count: Decimal, unit: str, *, vague: bool) -> RelativeDate:
    period = Period.of(count, unit) or Period()
    return RelativeDate(-period, unit, vague)


__all__ = ["DateRange", "RelativeDate", "read_dates", "read_windows"]
