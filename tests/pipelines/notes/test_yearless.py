"""Are days without a year, and days of the calendar, told from the note's own day?"""

import pytest

from nlp.model import Note, PartialDate
from nlp.recognizers import DateRange
from nlp.statements import build_reader
from pipelines.notes import extract_facts
from pipelines.notes.yearless import ByNote, calendar_days, to_come_of, writes_day_first, yearless

NOTE = PartialDate(2024, 6, 20)  # a Thursday


def written(value):
    told = value.value if isinstance(value, ByNote) else value
    if isinstance(told, DateRange):
        return f"{told.start or ''}..{told.end or ''}"
    return str(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gout on 12 August", "2023-08-12"),
        ("gout on the 3rd of June", "2024-06-03"),
        ("Mar 5: gout", "2024-03-05"),
        ("June 20 gout", "2024-06-20"),
        ("gout in March", "2024-03"),
        ("gout (Feb), asthma", "2024-02"),
        ("TIA March.", "2024-03"),
        ("apixaban since 8 May", "2024-05-08.."),
        ("warfarin until April", "..2024-04"),
        ("12 AUG gout", "2023-08-12"),
        ("switched on [**1-16**]", "2024-01-16"),
        ("switched on [**2148-10-1**]", "2148-10-01"),
        ("bloods 29/4: Hb 11", "2024-04-29"),
        ("transplanted in 12/07", "2007-12"),
        ("on 4/6 he fell", ""),
        ("for 3/7", ""),
        ("strength 5/5, murmur 2/6 on exam", ""),
        ("she may 5 times", ""),
        ("Mar 5 mg", ""),
        ("12 August 2022", ""),
        ("August '22", ""),
        ("31 February", ""),
        ("May be gout", ""),
    ],
)
def test_days_without_a_year(text, expected):
    found = yearless(text, NOTE, day_first=None)
    assert "; ".join(written(each.value) for each in found) == expected


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("on 4/6 he fell", True, "2024-06-04"),
        ("on 4/6 he fell", False, "2024-04-06"),
        ("metformin since 3/23", True, "2023-03.."),
        ("metformin since 3/23", False, "2023-03.."),
        ("a film on 3/23", False, "2024-03-23"),
    ],
)
def test_slashed_days_follow_the_order_of_the_note(text, day_first, expected):
    found = yearless(text, NOTE, day_first=day_first)
    assert "; ".join(written(each.value) for each in found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seen 29/5/24, bloods 4/6/24", True),
        ("seen 5/29/24, bloods 6/4/24", False),
        ("bloods 6/4/24", None),
        ("bloods 20.06.24", True),
        ("bloods 4/12/24", False),
        ("bloods 12/4/24", True),
        ("nocte, bloods 3/4/24", True),
        ("3/4/24", None),
        ("no date", None),
    ],
)
def test_order_of_day_and_month(text, expected):
    assert writes_day_first(text, NOTE) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last May", "2024-05"),
        ("last June", "2023-06"),
        ("last week", "2024-06-10..2024-06-16"),
        ("this week", "2024-06-17..2024-06-20"),
        ("last month", "2024-05"),
        ("this month", "2024-06"),
        ("in the last week", ""),
        ("his month", ""),
        ("at last Mayo agreed", ""),
    ],
)
def test_days_of_the_calendar(text, expected):
    assert "; ".join(written(each.value) for each in calendar_days(text, NOTE)) == expected


def test_without_a_day_of_the_note_nothing_is_told():
    assert yearless("gout on 12 August", None, day_first=None) == []
    assert calendar_days("last week, last May", PartialDate(2024)) == []


def test_what_is_to_come_is_meant_for_the_next_such_day():
    assert to_come_of(ByNote(PartialDate(2023, 7, 12)), NOTE).value == PartialDate(2024, 7, 12)
    assert to_come_of(ByNote(PartialDate(2024, 6, 20)), NOTE).value == PartialDate(2024, 6, 20)


def test_a_supplied_year_is_on_record():
    facts, _ = extract_facts(Note("p", "n", "Gout on 12 August", NOTE), build_reader())
    assert [a.code for a in facts[0].statement.assumptions] == ["year_supplied"]
    assert facts[0].time.source == "relative"
