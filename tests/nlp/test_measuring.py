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
