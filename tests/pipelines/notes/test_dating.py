"""Is a statement of a note dated by the date that belongs to it, else by the note's own day?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from nlp.model import (
    Amount,
    Comparator,
    FactTime,
    PartialDate,
    Passage,
    Statement,
    Tense,
)
from nlp.recognizers import read_windows, split_sentences
from pipelines.notes.dating import Dating

NOTE = PartialDate(2024, 3, 31)
NAMES = ("gout", "stroke", "asthma", "warfarin", "Hb", "Plt")
CONDITION = Statement("s1", "condition")
DRUG = Statement("s1", "drug")
FUTURE = replace(CONDITION, assertion=replace(CONDITION.assertion, time=Tense.FUTURE))


def written(time: FactTime) -> str:
    return f"{time.start or ''}..{time.end or ''} {time.source}"


def told(text: str, word: str, note: PartialDate | None = NOTE, said: Statement = DRUG) -> str:
    """The time of a word of a text of which the names are known, as `start..end source`."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in NAMES if name in text]
    dating = Dating(Passage(text), note, spans, split_sentences(text))
    start = text.index(word)
    return written(dating.time_of(start, start + len(word), said))


def day(text: str, word: str) -> str:
    """The day told of a word, `note` if it is the note's own."""
    start, _, source = told(text, word).partition("..")
    return "note" if source.endswith("note_date") else start


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("gout in 2019", "gout", "2019..2019 text"),
        ("2024-03-02: gout", "gout", "2024-03-02..2024-03-02 text"),
        ("gout from 2015 to 2017", "gout", "2015..2017 text"),
        ("warfarin since 2015", "warfarin", "2015..2024-03-31 text"),
        ("warfarin until 2015", "warfarin", "..2015 text"),
        ("gout 3 months ago", "gout", "2023-12..2023-12 relative"),
        ("gout 2 weeks ago", "gout", "2024-03-17..2024-03-17 relative"),
        ("gout 4 years ago", "gout", "2020..2020 relative"),
        ("gout yesterday", "gout", "2024-03-30..2024-03-30 relative"),
        ("gout on 30 February 2023", "gout", "2024-03-31.. note_date"),
        ("gout", "gout", "2024-03-31.. note_date"),
    ],
)
def test_a_date_beside_it_tells(text, word, expected):
    assert told(text, word) == expected


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("gout 2015, stroke", "2015", "note"),
        ("gout, stroke in 2019", "note", "2019"),
        ("gout (left foot, 2019), stroke", "2019", "note"),
        ("2018 gout, 2021 stroke in May 2022", "2018", "2022-05"),
        ("2018 gout 2021 stroke", "2018", "2021"),
        ("2018 gout and stroke", "2018", "2018"),
        ("2018: gout, stroke", "2018", "2018"),
        ("gout and stroke in 2019", "2019", "2019"),
        ("gout in 2015 and stroke in 2019", "2015", "2019"),
        ("gout: since 2015, stroke: May 2018", "2015", "2018-05"),
        ("In 2015, he saw gout, then stroke", "2015", "2015"),
        ("She had gout, later stroke, in 2019", "2019", "2019"),
        ("gout on May 4, 2019, stroke", "2019-05-04", "note"),
        ("Seen 2024-03-02 for gout in 2019\n\nstroke", "2019", "note"),
        ("gout\nstroke in 2019", "note", "2019"),
        ("2019\ngout\nstroke", "2019", "2019"),
        ("Visit 2019-05-04 10:30\ngout\n\nstroke", "2019-05-04", "note"),
        ("2019\ngout\n2021\nstroke", "2019", "2021"),
        ("DOB 1961-05-04, gout, stroke", "note", "note"),
    ],
)
def test_a_date_belongs_to_its_own_part(text, first, second):
    assert (day(text, "gout"), day(text, "stroke")) == (first, second)


def test_the_only_date_of_a_line_of_results_dates_them_all():
    measured = replace(DRUG, kind="measurement", amount=Amount(Comparator.EQ, (Decimal(9),)))
    for text in (
        "2024-03-02 Hb 9, Plt 210",
        "Hb 9, Plt 210 on 2024-03-02",
        "Hb 9 (2024-03-02), Plt 2",
    ):
        for word in ("Hb", "Plt"):
            assert told(text, word, said=measured) == "2024-03-02..2024-03-02 text"


def test_a_disease_begins_on_the_day_told_and_goes_on():
    assert told("gout in 2019", "gout", said=CONDITION) == "2019.. text"
    assert told("gout since 2015", "gout", said=CONDITION) == "2015.. text"
    assert told("gout from 2015 to 2017", "gout", said=CONDITION) == "2015..2017 text"


def test_under_the_title_of_birth_the_first_date_is_the_patients():
    text = "1961-05-04, gout"
    dating = Dating(Passage(text, 0, None, "DOB"), NOTE, [(12, 16)], split_sentences(text))
    assert written(dating.time_of(12, 16, DRUG)) == "2024-03-31.. note_date"


def test_what_is_to_come_does_not_hold_on_the_notes_day():
    assert told("gout", "gout", said=FUTURE) == ".. none"
    assert told("gout on 2024-05-01", "gout", said=FUTURE) == "2024-05-01.. text"


def test_a_note_without_a_date_dates_nothing():
    assert told("gout", "gout", None) == ".. none"
    assert told("gout 3 months ago", "gout", None) == ".. none"
    assert told("gout in 2019", "gout", None) == "2019..2019 text"
    assert told("warfarin since 2015", "warfarin", None) == "2015.. text"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gout in the last 6 months", "2023-09-30..2024-03-31 relative"),
        ("gout in the last year", "2023-03-31..2024-03-31 relative"),
        ("gout last year", "2023..2023 relative"),
        ("gout 3 yrs ago", "2021..2021 relative"),
        ("gout 3 years ago", "2021..2021 relative"),
        ("gout in 3 months", "2024-03-31.. note_date"),
        ("gout, warfarin in the past 2 weeks", "2024-03-31.. note_date"),
        ("gout within 24 h of surgery", "2024-03-31.. note_date"),
    ],
)
def test_a_window_dates_like_a_date(text, expected, vocabulary):
    spans = [(text.index(name), text.index(name) + 4) for name in NAMES if name in text]
    windows = read_windows(text, vocabulary)
    dating = Dating(Passage(text), NOTE, spans, split_sentences(text), windows)
    assert written(dating.time_of(0, 4, DRUG)) == expected
