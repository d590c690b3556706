"""Amounts in canonical units: exact, with their ends as inclusive as before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import IncompatibleUnits, UnknownUnit
from nlp.model import Amount, Comparator, Reference, Relation
from nlp.vocabulary import canonical, convert, guess_unit
from nlp.vocabulary.conversion import conversion

GE, LT, BETWEEN, EQ = Comparator.GE, Comparator.LT, Comparator.BETWEEN, Comparator.EQ


@pytest.mark.parametrize(
    ("value", "unit", "to_unit", "wanted"),
    [
        ("90", "g/L", "g/dL", "9"),
        ("1500", "/uL", "10*9/L", "1.5"),
        ("150", "10*3/uL", "10*9/L", "150"),
        ("98.6", "[degF]", "Cel", "37"),
        ("37", "Cel", "[degF]", "98.6"),
        ("2", "a", "mo", "24"),
        ("1", "kg", "g", "1000"),
    ],
)
def test_plain_units(vocabulary, value, unit, to_unit, wanted):
    assert convert(Decimal(value), unit, to_unit, vocabulary) == Decimal(wanted)


@pytest.mark.parametrize(
    ("measure", "value", "unit", "to_unit", "wanted"),
    [
        ("creatinine", "88.4", "umol/L", "mg/dL", "1.00"),
        ("glucose", "7.0", "mmol/L", "mg/dL", "126"),
        ("hba1c", "48", "mmol/mol", "%", "6.5"),
        ("hba1c", "6.5", "%", "mmol/mol", "48"),
    ],
)
def test_units_that_only_the_measure_joins(vocabulary, measure, value, unit, to_unit, wanted):
    row = vocabulary.measures[measure]
    found = convert(Decimal(value), unit, to_unit, vocabulary, row)
    assert found.quantize(Decimal(wanted)) == Decimal(wanted)


def test_units_that_nothing_joins(vocabulary):
    with pytest.raises(IncompatibleUnits, match="creatinine"):
        convert(Decimal(1), "mm[Hg]", "mg/dL", vocabulary, vocabulary.measures["creatinine"])
    with pytest.raises(UnknownUnit):
        convert(Decimal(1), "furlong", "mg/dL", vocabulary)


def test_bounds_keep_their_inclusion(vocabulary):
    hemoglobin = vocabulary.measures["hemoglobin"]
    made = canonical(Amount(GE, (Decimal(90),), "g/L"), hemoglobin, vocabulary)
    assert (str(made.interval), made.canonical_unit) == ("[9, inf)", "g/dL")
    open_end = Amount(BETWEEN, (Decimal(90), Decimal(120)), "g/L", open_high=True)
    assert str(canonical(open_end, hemoglobin, vocabulary).interval) == "[9, 12)"
    assert made.values == (Decimal(90),)


def test_what_is_left_as_it_is(vocabulary):
    creatinine = vocabulary.measures["creatinine"]
    relative = Amount(LT, (Decimal(2),), relative_to=Reference.ULN, relation=Relation.TIMES)
    assert canonical(relative, creatinine, vocabulary) == relative
    bare = Amount(LT, (Decimal(2),))
    assert canonical(bare, creatinine, vocabulary) == bare


def test_a_scale_counts_its_steps(vocabulary):
    scale = replace(next(iter(vocabulary.measures.values())), unit="{score}", order=("A", "B", "C"))
    amount = Amount(Comparator.LE, (), labels=("B",))
    assert str(canonical(amount, scale, vocabulary).interval) == "(-inf, 1]"


def test_bare_numbers_take_the_unit_of_their_magnitude(vocabulary):
    creatinine = vocabulary.measures["creatinine"]
    small = guess_unit(Amount(EQ, (Decimal("1.2"),)), creatinine)
    large = guess_unit(Amount(EQ, (Decimal("110"),)), creatinine)
    assert small and small[0].unit == "mg/dL" and small[1].code == "unit_from_magnitude"
    assert large and large[0].unit == "umol/L"
    assert guess_unit(Amount(EQ, (Decimal("99999"),)), creatinine) is None
    assert guess_unit(Amount(EQ, (Decimal("1.2"),), "mg/dL"), creatinine) is None


@given(value=st.fractions(min_value=-1000, max_value=1000))
def test_there_and_back_is_exact(vocabulary, value):
    """Over every unit that shares its base with another: the rational round trip is exact."""
    for unit in vocabulary.units.values():
        there = conversion(unit.code, unit.base, vocabulary)
        back = conversion(unit.base, unit.code, vocabulary)
        assert back(there(value)) == value


def test_every_measure_converts_every_unit_it_names(vocabulary):
    for measure in vocabulary.measures.values():
        for unit in {bare.unit for bare in measure.bare} | {r.unit for r in measure.reference}:
            change = conversion(unit, measure.unit, vocabulary, measure)
            assert change(Fraction(2)) != change(Fraction(1)), (measure.id, unit)


@pytest.mark.parametrize(
    ("measure_id", "value", "expected"),
    [("sodium", "138", "138"), ("bicarbonate", "24", "24"), ("calcium", "5", "10.0195")],
)
def test_equivalents_are_substance_times_valence(vocabulary, measure_id, value, expected):
    row = vocabulary.measures[measure_id]
    assert convert(Decimal(value), "meq/L", row.unit, vocabulary, row) == Decimal(expected)
