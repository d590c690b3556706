"""Times counted from birth."""

from __future__ import annotations

import pytest

from nlp.recognizers.births import lies_in_any, read_births
from nlp.recognizers.slots import Found


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("apnea within the first 36 hours of life", "within the first 36 hours of life", 0, 36),
        ("oxygen at 28 hours after birth", "at 28 hours after birth", 28, 28),
        ("fever by 12 hours of life", "by 12 hours of life", 0, 12),
        ("bleeding within 24 hours of delivery", "within 24 hours of delivery", 0, 24),
        ("jaundice in the first hour of life", "in the first hour of life", 0, 1),
    ],
)
def test_births(text, words, start, end):
    (found,) = read_births(text)
    assert text[found.start : found.end] == words
    assert (found.value.start.minutes, found.value.end.minutes) == (start * 60, end * 60)
    assert found.value.anchor == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "pills for 4 weeks of birth control",
        "at least 3 months of life expectancy",
        "more than 24 hours of life-threatening bleeding",
        "better quality of life for 3 months",
        "within some days of birth",
    ],
)
def test_no_births(text):
    assert read_births(text) == []


def test_stretches_that_share_a_character():
    assert lies_in_any(Found(3, 6, None), [Found(5, 9, None)])
    assert not lies_in_any(Found(3, 5, None), [Found(5, 9, None)])
