"""Windows between two days of a study."""

from __future__ import annotations

import pytest

from nlp.recognizers.study_days import read_study_days


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("fever between day -5 and day 0", "between day -5 and day 0", "-P5D", "P0D"),
        ("from Day -14 to Day -1", "from Day -14 to Day -1", "-P2W", "-P1D"),
        ("days -3 to 5 of the study", "days -3 to 5", "-P3D", "P5D"),
        ("study day -2 through -1", "study day -2 through -1", "-P2D", "-P1D"),
    ],
)
def test_days(text, words, start, end):
    (found,) = read_study_days(text)
    assert text[found.start : found.end] == words
    assert (found.value.start.iso(), found.value.end.iso()) == (start, end)
    assert found.value.anchor == "first_dose"


@pytest.mark.parametrize(
    "text",
    ["day 1 to day 7", "3-day course", "between day 0 and day -7", "days - 5 mg daily", "day -7"],
)
def test_no_days(text):
    assert read_study_days(text) == []
