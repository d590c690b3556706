"""Arithmetic, and nothing but arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.errors import VocabularyError
from pipelines.matching.formulas import calculated


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a + 2 * b", "7"),
        ("(a - b) / 4", "-0.5"),
        ("a ** 2", "1"),
        ("-b", "-3"),
        ("min(a, b) + max(a, b)", "4"),
        ("sqrt(b * 3)", "3"),
        ("10 if a else 20", "10"),
        ("0.8 * b", "2.4"),
        ("a / (b - 3)", None),
        ("a + c", None),
    ],
)
def test_calculated(formula, expected):
    values = {"a": Decimal(1), "b": Decimal(3)}
    assert calculated(formula, values) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize("formula", ["__import__('os')", "a.real", "a +", "[a]", "'a'", "a(1)"])
def test_anything_else_is_refused(formula):
    with pytest.raises(VocabularyError):
        calculated(formula, {"a": Decimal(1)})
