"""Is a statement of a note dated by what stands beside it, else by the note's own day?"""

from decimal import Decimal

import pytest

from nlp.model import FactTime, PartialDate, Period, Tense
from nlp.recognizers import DateRange, Found, RelativeDate, read_dates
from pipelines.notes.dating import read_time, time_of

NOTE = PartialDate(2024, 3, 31)


def told(text: str, word: str, note: PartialDate | None = NOTE, tense: Tense = Tense.CURRENT):
    """The time of a word on the only line of a text, as `start..end source`."""
    start = text.index(word)
    line = (0, len(text))
    time = time_of(start, start + len(word), line, read_dates(text), note, tense)
    return f"{time.start or ''}..{time.end or ''} {time.source}"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("gout in 2019", "gout", "2019..2019 text"),
        ("2024-03-02: gout", "gout", "2024-03-02..2024-03-02 text"),
        ("2018 gout, 2021 stroke in May 2022", "gout", "2021..2021 text"),
        ("2018 gout and stroke", "stroke", "2018..2018 text"),
        ("gout from 2015 to 2017", "gout", "2015..2017 text"),
        ("gout 3 months ago", "gout", "2023-12..2023-12 relative"),
        ("gout 2 weeks ago", "gout", "2024-03-17..2024-03-17 relative"),
        ("gout 4 years ago", "gout", "2020..2020 relative"),
        ("gout yesterday", "gout", "2024-03-30..2024-03-30 relative"),
        ("gout on 30 February 2023", "gout", "2024-03-31.. note_date"),
        ("gout", "gout", "2024-03-31.. note_date"),
    ],
)
def test_the_nearest_date_tells(text, word, expected):
    assert told(text, word) == expected


def test_a_date_of_another_line_tells_nothing():
    text = "gout\nstroke in 2019"
    time = time_of(0, 4, (0, 4), read_dates(text), NOTE, Tense.CURRENT)
    assert time == FactTime(NOTE, None, "note_date")


def test_what_is_to_come_does_not_hold_on_the_notes_day():
    assert told("plan: colonoscopy", "colonoscopy", tense=Tense.FUTURE) == ".. none"


def test_a_note_without_a_date_dates_nothing():
    assert told("gout", "gout", note=None) == ".. none"
    assert told("gout 3 months ago", "gout", note=None) == ".. none"
    assert told("gout in 2019", "gout", note=None) == "2019..2019 text"


def test_a_relative_date_needs_the_notes_whole_day():
    back = RelativeDate(Period(months=-3), "mo", vague=False)
    assert read_time(back, PartialDate(2024, 3)) is None
    assert read_time(back, NOTE) == FactTime(
        PartialDate(2023, 12), PartialDate(2023, 12), "relative"
    )


def test_a_vague_date_is_known_to_its_year():
    back = RelativeDate(Period(months=-3), "mo", vague=True)
    time = read_time(back, NOTE)
    assert time is not None
    assert time.start == PartialDate(2023)


def test_a_range_keeps_its_open_end():
    time = read_time(DateRange(PartialDate(2020), None), NOTE)
    assert time == FactTime(PartialDate(2020), None, "text")


def test_what_is_no_date_is_no_time():
    assert read_time(Decimal(2019), NOTE) is None
    dates = [Found(5, 9, Decimal(2019))]
    assert time_of(0, 4, (0, 9), dates, NOTE, Tense.CURRENT).source == "note_date"
