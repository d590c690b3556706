"""Does an amount become a result of its measure, with every guess on record?"""

from decimal import Decimal

import pytest

from nlp.measuring import fits, measured
from nlp.model import Amount, Bound, Comparator, Interval


def amount(value: str, unit: str | None, **more) -> Amount:
    return Amount(Comparator.EQ, (Decimal(value),), unit, **more)


def test_a_result_is_brought_to_its_measures_unit(vocabulary):
    read, assumed = measured(amount("250", "umol/L"), "creatinine", vocabulary)
    assert read.canonical_unit == "mg/dL"
    assert read.unit == "umol/L"
    assert round(read.interval.low.value, 2) == Decimal("2.83")
    assert assumed == ()


def test_a_bare_number_gets_its_unit_by_magnitude_as_an_assumption(vocabulary):
    read, assumed = measured(amount("9.2", None), "hemoglobin", vocabulary)
    assert (read.unit, read.canonical_unit) == (None, "g/dL")
    assert [each.code for each in assumed] == ["unit_from_magnitude"]


@pytest.mark.parametrize(
    ("value", "unit", "concept_id", "expected", "assumed"),
    [
        ("240000", "/mL", "platelets", "240", True),
        ("6400", "/mL", "wbc", "6.4", True),
        ("240000000", "/mL", "platelets", "240", False),
        ("0.65", "%", "fev1_fvc", "0.65", True),
        ("65", "%", "fev1_fvc", "0.65", False),
        ("0.8", "%", "spo2", "0.8", False),
    ],
)
def test_a_unit_that_no_one_could_have_is_a_slip(
    value, unit, concept_id, expected, assumed, vocabulary
):
    read, told = measured(amount(value, unit), concept_id, vocabulary)
    assert read.unit == unit
    assert read.interval == Interval.exactly(Decimal(expected))
    assert [each.code for each in told] == (["unit_from_magnitude"] if assumed else [])


def test_its_range_goes_with_it(vocabulary):
    ends = Interval(Bound(Decimal(60)), Bound(Decimal(110)))
    read, _ = measured(amount("97", "umol/L", reference=ends), "creatinine", vocabulary)
    assert round(read.reference.high.value, 2) == Decimal("1.24")


def test_a_unit_that_does_not_fit_stays_and_says_so(vocabulary):
    given = amount("97", "mm[Hg]")
    read, assumed = measured(given, "creatinine", vocabulary)
    assert read == given
    assert [each.code for each in assumed] == ["unit_does_not_fit"]


@pytest.mark.parametrize("concept_id", [None, "asthma"])
def test_what_is_no_measure_keeps_its_amount(concept_id, vocabulary):
    given = amount("3", "cm")
    assert measured(given, concept_id, vocabulary) == (given, ())


@pytest.mark.parametrize(
    ("value", "unit", "concept_id", "expected"),
    [
        ("138", "mmol/L", "sodium", True),
        ("138", "cm", "sodium", False),
        ("138", None, "sodium", True),
        ("98", "%", "temperature", False),
        ("15", None, "gcs", True),
        ("5", "no such unit", "sodium", False),
    ],
)
def test_fits(value, unit, concept_id, expected, vocabulary):
    row = vocabulary.measures[concept_id]
    assert fits(amount(value, unit), row, vocabulary) is expected
