"""The further days of what a note lists with several."""

from __future__ import annotations

import pytest

from nlp.recognizers import read_dates
from pipelines.notes.again import first_of, further


def anything(low: int, high: int) -> bool:
    return True


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Shingles in 2014 and again in 2021", "Shingles", ["2021"]),
        ("Crises: Aug 2023 (home), Nov 2023, Feb 2024", "Crises", ["Nov 2023", "Feb 2024"]),
        ("Pneumonia x2 (2020, 2022)", "Pneumonia", ["2022"]),
        ("Stroke 2015, MI 2019", "Stroke", []),
        ("a stroke in 2015, and in 2019 he moved", "stroke", []),
        ("Fever from 2020 to 2021", "Fever", []),
        ("Stroke 2015 until 2019", "Stroke", []),
        ("Stroke 2015", "Stroke", []),
    ],
)
def test_further(text, name, expected):
    end = text.index(name) + len(name)
    free = anything if "MI" not in text else lambda low, high: "MI" not in text[low:high]
    found = further(text, end, len(text), read_dates(text), free)
    assert [text[each.start : each.end] for each in found] == expected


def test_a_date_between_words_of_another_thing_is_no_second_one():
    text = "Stroke 2015, warfarin, 2019"
    found = further(text, 6, len(text), read_dates(text), lambda low, high: False)
    assert found == []


def test_a_colon_opens_a_list():
    text = "Flares: 3/2023 (at home), 9/2023"
    first = first_of(text, 6, read_dates(text))
    assert first is not None
    assert text[first.start : first.end] == "3/2023"
    assert first_of("Flares 3/2023", 6, read_dates("Flares 3/2023")) is None


def test_a_period_may_stand_before_the_colon():
    text = "Crises this past year: 3/2023 (at home), 9/2023"
    first = first_of(text, 6, read_dates(text))
    assert first is not None
    assert text[first.start : first.end] == "3/2023"
