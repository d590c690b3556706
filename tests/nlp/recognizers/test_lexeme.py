"""What is told of one lexeme: its number, and whether a run of digits ends there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.model import Comparator
from nlp.recognizers.lexeme import MARKS, Roles, decimal_at, ends_number


def test_comparators_and_time_cues_compare():
    assert Roles(before=Comparator.GE).compares
    assert Roles(left=object()).compares
    assert not Roles(after=Comparator.GE).compares


@pytest.mark.parametrize(
    ("text", "value"), [("1.5 mg", "1.5"), ("120.25%", "120.25"), ("0.50 ", "0.50")]
)
def test_decimals_of_one_or_two_places(text, value):
    assert decimal_at(text, 0) == (Decimal(value), len(value))


@pytest.mark.parametrize("text", ["1.500 cells", "1500.5", "1.x"])
def test_others_are_left_to_the_whole_pattern(text):
    assert decimal_at(text, 0) is None


@pytest.mark.parametrize(("text", "ends"), [
    ("9 g/dL", True), ("9%", True), ("9mg", True), ("9 x 10", False), ("9 million", False),
    ("9,000", False), ("9 000", False),
])  # fmt: skip
def test_where_a_number_may_go_on(text, ends):
    assert ends_number(text, 1) is ends


def test_both_brackets_of_a_kind_mark_the_same():
    assert MARKS["("] is MARKS["["]
    assert MARKS[")"] is MARKS["]"]
    assert MARKS["("] is not MARKS[")"]
