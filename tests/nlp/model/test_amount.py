"""Comparators as intervals: each sign keeps its ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.model.amount import Amount, Comparator, interval_of

FIVE, NINE = Decimal(5), Decimal(9)


@pytest.mark.parametrize(
    ("op", "values", "written"),
    [
        ("<", (FIVE,), "(-inf, 5)"),
        ("<=", (FIVE,), "(-inf, 5]"),
        (">", (FIVE,), "(5, inf)"),
        (">=", (FIVE,), "[5, inf)"),
        ("=", (FIVE,), "[5, 5]"),
        ("between", (NINE, FIVE), "[5, 9]"),
        ("in", (FIVE, NINE), "[5, 9]"),
        ("!=", (FIVE,), "(-inf, inf)"),
    ],
)
def test_comparators(op, values, written):
    assert str(interval_of(Comparator(op), values)) == written


def test_open_ends_of_a_range():
    amount = Amount(Comparator.BETWEEN, (FIVE, NINE), open_high=True)
    assert str(amount.as_interval()) == "[5, 9)"
