"""Facts against windows of time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patients import AS_OF, fact

from nlp.model import FactTime, PartialDate, Quote, read_statement
from pipelines.matching.times import NO_DAY, begun_in_windows, days_of, in_windows, newest


def test_days():
    assert days_of(fact("asthma")) is None
    assert str(newest(fact("2024-06 asthma"))) == "2024-06-30"


@pytest.mark.parametrize(
    ("told", "window", "expected"),
    [
        ("2024-06-20 rituximab", "within [-14 d, 0 d] of screening", "met"),
        ("2024-06-01 rituximab", "within [-14 d, 0 d] of screening", "not_met"),
        ("2024-06 rituximab", "within [-14 d, 0 d] of screening", "unknown"),
        ("rituximab", "within [-14 d, 0 d] of screening", "unknown"),
        ("rituximab within [-1 wk, 0 d] of as_of", "within [-14 d, 0 d] of screening", "met"),
        ("rituximab within [-1 mo, 0 d] of as_of", "within [-14 d, 0 d] of screening", "unknown"),
        ("2024-06-20 rituximab", "within [-14 d, 0 d] of s9", "unknown"),
        ("2023-06-20 asthma", "within [-14 d, 0 d] of screening", "met"),
        ("2023-06-20 asthma (history)", "within [-14 d, 0 d] of screening", "unknown"),
        ("2016-05 rituximab", "since [0 d, inf] of 2016", "met"),
        ("2015-12-31 rituximab", "since [0 d, inf] of 2016", "not_met"),
        ("2016 rituximab", "since [0 d, inf] of 2016-03", "unknown"),
        ("2016-12-31 rituximab", "after [0 d, inf] of 2016", "not_met"),
        ("2017-01-01 rituximab", "after [0 d, inf] of 2016", "met"),
        ("2015-12-31 rituximab", "before [-inf, 0 d] of 2016", "met"),
        ("2016-01-01 rituximab", "before [-inf, 0 d] of 2016", "not_met"),
        ("2017-02-01 rituximab", "during [0 d, 0 d] of 2016/2017-03", "met"),
        ("2017-04-01 rituximab", "during [0 d, 0 d] of 2016/2017-03", "not_met"),
        ("2017-03-31 rituximab", "during [0 d, 0 d] of ../2017-03", "met"),
        ("2024-06-20 asthma lasting 3 mo", "lasting >= 2 mo", "met"),
        ("2024-06-20 asthma lasting 1 mo", "lasting >= 2 mo", "not_met"),
        ("2024-06-20 asthma", "lasting >= 2 mo", "unknown"),
    ],
)
def test_in_windows(told, window, expected):
    windows = read_statement(f"asthma {window}").windows
    assert in_windows(fact(told), windows, AS_OF).value == expected


@pytest.mark.parametrize(
    ("told", "window", "expected"),
    [
        ("stroke within [-2 wk, -2 wk] of as_of", "within [-3 mo, 0 d] of as_of", "met"),
        ("rituximab within [-1 a, -1 a] of as_of", "within [-3 mo, 0 d] of as_of", "not_met"),
        ("fever lasting 2 d", "lasting > 1 wk", "not_met"),
        ("rituximab within [-1 a, -1 a] of as_of", "since [0 d, inf] of 2016", "unknown"),
    ],
)
def test_without_any_date_times_are_counted_from_the_notes_own_day(told, window, expected):
    windows = read_statement(f"asthma {window}").windows
    assert in_windows(fact(told), windows, NO_DAY).value == expected


@pytest.mark.parametrize(
    ("words", "window", "expected"),
    [
        ("for the past 9 months", "within [-3 mo, 0 d] of screening", "met"),
        ("in the past 9 months", "within [-3 mo, 0 d] of screening", "unknown"),
        ("for the past 9 months", "lasting >= 6 mo", "met"),
        ("for the past 9 months", "lasting >= 1 a", "not_met"),
        ("in the past 9 months", "lasting >= 6 mo", "unknown"),
    ],
)
def test_what_went_on_for_the_past_months_still_goes_on(words, window, expected):
    told = fact("rituximab within [-9 mo, 0 d] of as_of")
    (within,) = told.statement.windows
    quoted = replace(within, quote=Quote(10, 10 + len(words), words))
    told = replace(told, statement=replace(told.statement, windows=(quoted,)))
    asked = read_statement(f"asthma {window}").windows
    assert in_windows(told, asked, AS_OF).value == expected


@pytest.mark.parametrize(
    ("told", "window", "expected"),
    [
        ("2010 gout", "within [-5 a, 0 d] of as_of", "not_met"),
        ("2022 gout", "within [-5 a, 0 d] of as_of", "met"),
        ("gout", "within [-5 a, 0 d] of as_of", "unknown"),
        ("2010 gout", "before [-inf, -6 mo] of as_of", "met"),
    ],
)
def test_when_it_began(told, window, expected):
    windows = read_statement(f"gout {window}").windows
    given = fact(told)
    given = replace(given, time=replace(given.time, source="text"))
    assert begun_in_windows(given, windows, AS_OF).value == expected


def test_a_disease_of_the_notes_day_may_have_begun_before():
    windows = read_statement("gout within [-5 a, 0 d] of as_of").windows
    given = fact("2024-05-01 gout")
    given = replace(given, time=replace(given.time, source="note_date"))
    assert begun_in_windows(given, windows, AS_OF).value == "unknown"


def test_an_undated_note_tells_by_its_own_times_when_it_began():
    windows = read_statement("gout within [-5 a, 0 d] of as_of").windows
    assert (
        begun_in_windows(fact("gout since [-9 a, inf] of as_of"), windows, AS_OF).value == "not_met"
    )
    assert begun_in_windows(fact("gout since [-2 a, inf] of as_of"), windows, AS_OF).value == "met"


@pytest.mark.parametrize(
    ("told", "start", "end", "expected"),
    [
        ("methotrexate", "2024-02", "2024-06-20", "met"),
        ("methotrexate (history)", None, "2024-06-10", "met"),
        ("methotrexate (history)", None, "2024-04-10", "not_met"),
        ("methotrexate (history)", "2024-03-20", "2024-06-20", "unknown"),
        ("surgery", "2024-03-20", "2024-06-20", "unknown"),
    ],
)
def test_a_drug_taken_since_or_until_a_day(told, start, end, expected):
    days = (PartialDate.parse(each) if each else None for each in (start, end))
    taken = replace(fact(told), time=FactTime(*days, "text"))
    window = read_statement("methotrexate within [-4 wk, 0 d] of screening").windows
    assert in_windows(taken, window, AS_OF).value == expected
