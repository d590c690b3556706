"""Days known in part, calendar periods, and windows of time around an anchor.

Six months is six months, not 180 days: a period keeps years, months and days apart until it is
laid on a calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from nlp.model.amount import Comparator
from nlp.model.interval import Bound, Interval
from nlp.model.lean import lean
from nlp.model.quote import Quote


@lean
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or day and month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def interval(self) -> Interval[date]:
        """Between which days, both included, does it lie?"""
        if self.month is None:
            return Interval.closed(date(self.year, 1, 1), date(self.year, 12, 31))
        if self.day is None:
            last = monthrange(self.year, self.month)[1]
            return Interval.closed(
                date(self.year, self.month, 1), date(self.year, self.month, last)
            )
        return Interval.exactly(date(self.year, self.month, self.day))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A whole day as a partial date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2024`, `2024-03` or `2024-03-02`. Raises ValueError otherwise."""
        numbers = [int(part) for part in text.split("-")]
        made = cls(*numbers)
        made.interval()
        return made

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.year:04d}{month}" + (f"-{self.day:02d}" if self.day else "")


_ISO = re.compile(
    r"(?P<sign>-?)P(?:(?P<a>\d+)Y)?(?:(?P<mo>\d+)M)?(?:(?P<wk>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<min>\d+)M)?)?"
)
_UNIT_FIELDS = {
    "a": ("months", 12),
    "mo": ("months", 1),
    "wk": ("days", 7),
    "d": ("days", 1),
    "h": ("minutes", 60),
    "min": ("minutes", 1),
}


@lean
@dataclass(frozen=True, slots=True)
class Period:
    """A signed calendar period: months, days and minutes, kept apart."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @classmethod
    def of(cls, value: Decimal, unit: str) -> Period | None:
        """So many units (a mo wk d h min); None for units without a calendar (half-life, cycle).

        Parts of a year become months, parts of a month days (30 to the month), parts of a day
        minutes, each rounded.
        """
        if unit not in _UNIT_FIELDS:
            return None
        name, factor = _UNIT_FIELDS[unit]
        exact = value * factor
        whole = int(exact)
        rest = exact - whole
        if name == "months":
            return cls(months=whole, days=round(rest * 30))
        if name == "days":
            return cls(days=whole, minutes=round(rest * 1440))
        return cls(minutes=round(exact))

    def __neg__(self) -> Period:
        return Period(-self.months, -self.days, -self.minutes)

    def is_zero(self) -> bool:
        """Is it no time at all?"""
        return not (self.months or self.days or self.minutes)

    def from_day(self, anchor: date) -> date:
        """Which day lies this period after the anchor?

        A day past the end of its month becomes the month's last day (31 January + 1 month is
        the last of February). Hours round away from the anchor to whole days.
        """
        month = anchor.year * 12 + anchor.month - 1 + self.months
        year, month = divmod(month, 12)
        year = min(max(year, 1), 9999)
        day = min(anchor.day, monthrange(year, month + 1)[1])
        whole = abs(self.minutes) // 1440 + (1 if abs(self.minutes) % 1440 else 0)
        days = self.days + (whole if self.minutes > 0 else -whole)
        try:
            return date(year, month + 1, day) + timedelta(days=days)
        except OverflowError:
            return date.max if days > 0 else date.min

    def iso(self) -> str:
        """As a signed ISO 8601 duration; weeks where the days are whole weeks."""
        numbers = (self.months, self.days, self.minutes)
        if all(n <= 0 for n in numbers) and any(numbers):
            return "-" + (-self).iso()
        years, months = divmod(self.months, 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        if self.days and self.days % 7 == 0 and not parts and not self.minutes:
            return f"P{self.days // 7}W"
        parts += f"{self.days}D" if self.days else ""
        hours, minutes = divmod(self.minutes, 60)
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return f"P{parts}" + (f"T{clock}" if clock else "") if parts or clock else "P0D"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a signed ISO 8601 duration. Raises ValueError otherwise."""
        found = _ISO.fullmatch(text)
        if found is None or text.rstrip("-").endswith(("P", "T")):
            raise ValueError(text)
        given = {k: int(v or 0) for k, v in found.groupdict().items() if k != "sign"}
        made = cls(
            given["a"] * 12 + given["mo"],
            given["wk"] * 7 + given["d"],
            given["h"] * 60 + given["min"],
        )
        return -made if found["sign"] else made


class WindowType(StrEnum):
    WITHIN = "within"
    LASTING = "lasting"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


@lean
@dataclass(frozen=True, slots=True)
class Window:
    """When something must have been: a span of calendar time around an anchor, or how long.

    `op`, `values`, `unit` are as written. `start`, `end` are periods from the anchor, None where
    open. `anchor`: screening enrollment randomization consent first_dose visit baseline now, or
    a statement's id. `period`: past present future.
    """

    type: WindowType
    start: Period | None = None
    end: Period | None = None
    anchor: str = "now"
    period: str = "past"
    op: Comparator | None = None
    values: tuple[Decimal, ...] = ()
    unit: str | None = None
    quote: Quote | None = None

    def days(self, anchor: date) -> Interval[date]:
        """Between which days does the window lie, both ends included, None where open?"""
        low = None if self.start is None else Bound(self.start.from_day(anchor))
        high = None if self.end is None else Bound(self.end.from_day(anchor))
        return Interval(low, high)
