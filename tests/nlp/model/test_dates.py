"""Calendar arithmetic against dateutil, ISO 8601 round trips, partial dates as intervals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from nlp.model.dates import PartialDate, Period, Window, WindowType
from nlp.model.interval import Interval

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SMALL = st.integers(-60, 60)


@given(DAYS, SMALL, SMALL)
def test_periods_are_dateutils_calendar(day, months, days):
    expected = day + relativedelta(months=months, days=days)
    assert Period(months, days).from_day(day) == expected


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 3000), st.booleans())
def test_iso_round_trip(months, days, minutes, negative):
    period = Period(months, days, minutes)
    period = -period if negative else period
    assert Period.parse(period.iso()) == period


@pytest.mark.parametrize("text", ["", "P", "4W", "P4", "PT", "-P", "P1Y2"])
def test_no_duration_is_an_error(text):
    with pytest.raises(ValueError):
        Period.parse(text)


def test_units():
    assert Period.of(Decimal(6), "mo") == Period(months=6)
    assert Period.of(Decimal("1.5"), "a") == Period(months=18)
    assert Period.of(Decimal(2), "wk") == Period(days=14)
    assert Period.of(Decimal(72), "h").from_day(date(2024, 3, 1)) == date(2024, 3, 4)
    assert Period.of(Decimal(5), "half-life") is None


def test_a_month_is_not_thirty_days():
    assert (-Period(months=1)).from_day(date(2024, 3, 31)) == date(2024, 2, 29)


@given(DAYS)
def test_partial_dates_hold_their_days(day):
    for partial in (
        PartialDate.of(day),
        PartialDate(day.year, day.month),
        PartialDate(day.year),
    ):
        assert partial.interval().holds(day)
        assert PartialDate.parse(str(partial)) == partial


def test_precision():
    assert [PartialDate.parse(t).precision for t in ("2024", "2024-03", "2024-03-02")] == [
        "year",
        "month",
        "day",
    ]


def test_window_days_include_both_ends():
    window = Window(WindowType.WITHIN, Period(months=-6), Period())
    assert window.days(date(2024, 8, 31)) == Interval.closed(date(2024, 2, 29), date(2024, 8, 31))
    assert Window(WindowType.SINCE).days(date(2024, 1, 1)) == Interval()
