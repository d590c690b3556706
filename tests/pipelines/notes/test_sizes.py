"""Weights and heights without their names."""

from __future__ import annotations

import pytest

from nlp.recognizers import read_amounts
from pipelines.notes.sizes import sizes, with_stones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eighteen stone. Wine daily.", "weight"),
        ("12st 4lb today", "weight"),
        ("12 stone 4", "weight"),
        ("F, 55. 53.5 kg.", "weight"),
        ("81.0 kg, 165 cm; gout", "weight height"),
        ("Gout, 165 cm", ""),
        ("lost two stone", ""),
        ("Down to, 70 kg", ""),
        ("lifting, 30 kg.", ""),
        ("3.2 kg, pink", ""),
        ("a bag of 30 kg of sand", ""),
    ],
)
def test_sizes(text, expected, vocabulary):
    amounts = with_stones(text, read_amounts(text, vocabulary))
    assert " ".join(sizes(text, amounts, set()).values()) == expected


def test_what_is_named_is_left_alone(vocabulary):
    amounts = read_amounts("81.0 kg, 165 cm", vocabulary)
    used = {(each.start, each.end) for each in amounts}
    assert sizes("81.0 kg, 165 cm", amounts, used) == {}


def test_stones_and_pounds_are_one_weight():
    (found,) = with_stones("12st 4lb", [])
    assert (str(found.value.amount.values[0]), found.value.amount.unit) == ("172", "[lb_av]")
