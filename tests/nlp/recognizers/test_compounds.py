"""Two numbers that make one, by what is read of whole texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.recognizers.compounds import compound, to_days, to_smaller
from nlp.recognizers.quantities import read_quantities
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.units import UnitFound


@pytest.mark.parametrize(("text", "value", "code"), [
    ("aged 3 years 4 months", 40, "mo"),
    ("a height of 5 feet 6 inches", 66, "[in_i]"),
    ("31 weeks 5 days of gestation", 222, "d"),
    ("born at 30+2 weeks of gestation", 212, "d"),
])  # fmt: skip
def test_a_smaller_unit_is_added(vocabulary, text, value, code):
    only = read_quantities(text, vocabulary)
    assert [(each.values, each.unit.code) for each in only] == [((Decimal(value),), code)]


def test_units_that_do_not_go_together_stay_two(vocabulary):
    assert len(read_quantities("3 years 14 months", vocabulary)) == 2
    assert len(read_quantities("2 weeks 5 mg", vocabulary)) == 2


def made(value, code):
    quantity = Quantity(0, 2, 0, 1, 0, 0, None, (Decimal(value),))
    quantity.unit = UnitFound(0, 2, code)
    return quantity


def test_weeks_are_said_in_days_and_years_in_months():
    weeks, years = made(3, "wk"), made(2, "a")
    assert to_smaller(weeks, UnitFound(3, 4, "d"))
    assert to_smaller(years, UnitFound(3, 4, "mo"))
    assert (weeks.values, years.values) == ((21,), (24,))
    assert not to_smaller(made(3, "wk"), UnitFound(3, 4, "mo"))


def test_hours_are_no_days():
    assert not to_days(made(5, "h"))
    half = made(2, "wk")
    assert to_days(half)
    assert half.values == (14,)


def test_too_much_of_the_smaller_unit_is_not_added():
    feet = made(5, "[ft_i]")
    compound(feet, made(12, "[in_i]"))
    assert feet.values == (5,)
