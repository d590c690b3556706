"""Do places spare a pattern its way through a text, and lose none of its matches?"""

import re

import pytest

from nlp.recognizers import beginning, near, number_spans
from nlp.recognizers.stretches import around

TEXTS = (
    "",
    "no number at all",
    "in 2019",
    "in 2019 and in 20201, not in 2021",
    "2019 2020 in 2021in 2022" + " " * 40 + "in 1999",
    "x" * 50 + "in 2019" + "x" * 50,
    "in in 2019 in",
    "٢٠١٩ in 2018",
)
YEAR = re.compile(r"(?<![a-z])in \d{4}(?!\d)")
NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)(?: \d{4})?")


def spans(matches):
    return [match.span() for match in matches]


@pytest.mark.parametrize("text", TEXTS)
def test_near_its_places_a_pattern_finds_what_it_finds_in_all(text):
    places = [start for start, _ in number_spans(text)]
    assert spans(near(YEAR, text, places, 3, 6)) == spans(YEAR.finditer(text))


@pytest.mark.parametrize("text", TEXTS)
def test_beginning_at_its_places_too(text):
    places = [start for start, _ in number_spans(text)]
    assert spans(beginning(NUMBER, text, places)) == spans(NUMBER.finditer(text))


def test_stretches_that_meet_are_one():
    assert list(around([10, 14, 40], 4, 5)) == [(6, 19), (36, 45)]
    assert list(around([2], 4, 5)) == [(0, 7)]
    assert list(around([], 4, 5)) == []


def test_numbers():
    assert number_spans("BP 142/88") == ((3, 6), (7, 9))
