"""Which name stands right beside a number?"""

from __future__ import annotations

import pytest

from nlp.beside import Beside
from nlp.recognizers import find_terms, read_amounts


def names(text, vocabulary, ask, *more):
    """What a question about the first number of a text answers, as concept ids."""
    terms = sorted(find_terms(text, vocabulary), key=lambda term: term.start)
    amounts = read_amounts(text, vocabulary)
    beside = Beside(text, terms, amounts, lambda _amount, _term: True, frozenset())
    found = getattr(beside, ask)(amounts[0] if ask != "forward" else amounts[0].end, *more)
    return [terms[index].value.concept_id for index in found]


@pytest.mark.parametrize(("text", "expected"), [
    ("> 140 systolic", ["systolic_bp"]),
    ("> 140 systolic blood pressure < 90", []),
    ("> 140 (diastolic)", ["diastolic_bp"]),
    ("> 140 potassium", []),
])  # fmt: skip
def test_a_side_of_the_pressure_stands_right_behind(vocabulary, text, expected):
    assert names(text, vocabulary, "side") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("gout < 6 months", ["gout"]),
    ("stroke or gout < 6 months", ["stroke", "gout"]),
    ("gout as told < 6 months", []),
    ("potassium < 6 months", []),
])  # fmt: skip
def test_a_short_time_dates_what_stands_before(vocabulary, text, expected):
    assert names(text, vocabulary, "dated", 0) == expected


def test_an_amount_may_name_its_own_measure(vocabulary):
    assert names("32 weeks of gestation", vocabulary, "within") == ["gestational_age"]


@pytest.mark.parametrize(("text", "expected"), [
    ("> 3.5 mmol/L of potassium", ["potassium"]),
    ("> 3.5 mmol/L in gout", []),
])  # fmt: skip
def test_a_measure_may_follow(vocabulary, text, expected):
    assert names(text, vocabulary, "forward", 0, len(text)) == expected
