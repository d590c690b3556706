"""Amounts and windows of the short form, alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.errors import NotationError
from nlp.model.amount import Comparator, Reference
from nlp.model.reading_amounts import read_amount, read_window
from nlp.model.tokens import Tokens


def test_a_bound_keeps_its_sign_and_unit():
    amount = read_amount(Tokens("< 7.5 mmol/L"))
    assert (amount.op, amount.values, amount.unit) == (Comparator.LT, (Decimal("7.5"),), "mmol/L")


def test_an_open_end_is_not_a_closed_one():
    amount = read_amount(Tokens("(3, 9] %"))
    assert (amount.open_low, amount.open_high) == (True, False)


def test_multiples_of_a_limit_have_no_unit():
    amount = read_amount(Tokens("> 2 xULN"))
    assert (amount.relative_to, amount.unit) == (Reference.ULN, None)


def test_no_amount_stands_before_other_words():
    assert read_amount(Tokens("and anemia")) is None


def test_a_window_counts_from_its_anchor():
    window = read_window(Tokens("within [-6 mo, 0 d] of first_dose"))
    assert (window.start.months, window.end.days, window.anchor) == (-6, 0, "first_dose")


@pytest.mark.parametrize("text", ["within [-6 mo, 0 d] on first_dose", "within [-6 mo 0 d]"])
def test_a_broken_window_is_named(text):
    with pytest.raises(NotationError):
        read_window(Tokens(text))


def test_half_a_range_is_no_amount():
    with pytest.raises(NotationError, match="both ends"):
        read_amount(Tokens("[3, inf] %"))
