"""Is a date of the text, or told from the note's day, the time of a fact as far as it is known?"""

from decimal import Decimal

import pytest

from nlp.model import FactTime, PartialDate, Period, Quote, Window, WindowType, write_window
from nlp.recognizers import DateRange, RelativeDate
from pipelines.notes.fact_times import as_window, is_of_now, read_time, since
from pipelines.notes.yearless import ByNote

NOTE = PartialDate(2024, 3, 31)


def test_a_relative_date_needs_the_notes_whole_day():
    back = RelativeDate(Period(months=-3), "mo")
    assert read_time(back, PartialDate(2024, 3), lasting=False) is None
    december = PartialDate(2023, 12)
    assert read_time(back, NOTE, lasting=False) == FactTime(december, december, "relative")


def test_a_vague_date_is_known_to_its_year():
    time = read_time(RelativeDate(Period(months=-3), "mo", vague=True), NOTE, lasting=True)
    assert time == FactTime(PartialDate(2023), None, "relative")


def test_a_range_keeps_its_ends():
    open_range = DateRange(PartialDate(2020), None)
    assert read_time(open_range, NOTE, lasting=True) == FactTime(PartialDate(2020), None, "text")
    assert read_time(open_range, NOTE, lasting=False) == FactTime(PartialDate(2020), NOTE, "text")


def test_what_is_no_date_is_no_time():
    assert read_time(Decimal(2019), NOTE, lasting=False) is None


def test_a_window_back_from_the_note_is_a_time():
    half_year = Window(WindowType.WITHIN, Period(months=-6), Period())
    time = read_time(half_year, NOTE, lasting=True)
    assert time == FactTime(PartialDate(2023, 9, 30), NOTE, "relative")
    assert read_time(half_year, None, lasting=True) is None
    assert read_time(half_year, PartialDate(2024, 3), lasting=True) is None


def test_a_day_told_by_the_note_is_relative():
    told = read_time(ByNote(PartialDate(2024, 2)), NOTE, lasting=False)
    assert told == FactTime(PartialDate(2024, 2), PartialDate(2024, 2), "relative")


def test_what_begins_goes_on_until_the_note():
    begun = since(PartialDate(2023, 5))
    assert read_time(begun, NOTE, lasting=False) == FactTime(PartialDate(2023, 5), NOTE, "text")
    supplied = since(ByNote(PartialDate(2023, 5)))
    assert read_time(supplied, NOTE, lasting=False).source == "relative"
    assert since(begun) == begun


QUOTE = Quote(3, 16, "two weeks ago")


@pytest.mark.parametrize(
    ("value", "lasting", "expected"),
    [
        (RelativeDate(Period(days=-14), "wk"), False, "within [-2 wk, -2 wk] of as_of"),
        (RelativeDate(Period(days=-14), "wk"), True, "since [-2 wk, inf] of as_of"),
        (RelativeDate(Period(months=-2), "mo"), False, "within [-75 d, -45 d] of as_of"),
        (RelativeDate(Period(days=-20), "d", vague=True), False, "within [-30 d, -10 d] of as_of"),
        (RelativeDate(Period(days=-21), "wk"), True, "since [-3 wk, inf] of as_of"),
    ],
)
def test_a_time_told_by_a_note_without_a_date_is_a_window(value, lasting, expected):
    window = as_window(value, QUOTE, lasting=lasting)
    assert (write_window(window), window.quote) == (expected, QUOTE)


def test_a_day_of_the_calendar_is_no_window():
    assert as_window(PartialDate(2020), QUOTE, lasting=True) is None


def test_is_of_now():
    assert is_of_now("until May, now venlafaxine", 15)
    assert not is_of_now("until May, then venlafaxine", 16)
