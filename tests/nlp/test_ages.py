"""Ages that say for whom a limit holds, and ages that are asked."""

from __future__ import annotations

import pytest

from nlp.ages import Ages
from nlp.recognizers import Found, find_terms, read_amounts
from nlp.vocabulary import load_vocabulary


def read(text: str) -> tuple[Ages, list[Found]]:
    vocabulary = load_vocabulary()
    amounts = read_amounts(text, vocabulary)
    return Ages(text, find_terms(text, vocabulary), amounts), amounts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("age 2 to < 6 years: male 0.8 mg/dL", True),
        ("age 2 to < 6 years: 0.8 mg/dL", True),
        ("age 2 to < 6 years; 12 years at onset", False),
        ("age 18 years or older and creatinine 2 mg/dL", False),
    ],
)
def test_ages_tell_whom(text, wanted):
    ages, amounts = read(text)
    assert ages.tell_whom(amounts[0], amounts[1]) is wanted


def test_an_age_owns_no_limit_that_holds_for_it():
    ages, amounts = read("age 2 to < 6 years: male 0.8 mg/dL")
    assert ages.terms[0].value.concept_id == "age"
    assert ages.limit_of(0, amounts[1])
    assert not ages.limit_of(0, amounts[0])


def test_ages_in_brackets_stand_aside():
    text = "Lansky (age < 16 years) of 50"
    ages, amounts = read(text)
    places = [t.value.concept_id for t in ages.terms]
    assert ages.stand_aside(places.index("age"), amounts[-1].start)
