"""Are the reference range and the flag kept with the result they stand beside?"""

import pytest

from nlp.recognizers.amounts import read_amounts
from nlp.recognizers.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "reference", "flag"),
    [
        ("9.2 g/dL (L)", None, "L"),
        ("9.2 g/dL L", None, "L"),
        ("9.2 g/dL low", None, None),
        ("9.2 g/dL LOW", None, "L"),
        ("180*", None, "A"),
        ("9.2 [12.0-16.0]", (12, 16, True), None),
        ("9.2 g/dL (12.0 - 16.0)", (12, 16, True), None),
        ("9.2 g/dL (L) [12.0-16.0]", (12, 16, True), "L"),
        ("9.2 g/dL [12.0-16.0 g/dL] L", (12, 16, True), "L"),
        ("9.2, reference range: 12-16", (12, 16, True), None),
        ("60 U/L (ref <= 50)", (None, 50, True), None),
        ("60 U/L (normal < 50)", (None, 50, False), None),
        ("60 mL/min (ref > 90)", (90, None, True), None),
        ("48 IU/L, normal range, 5-35 IU/L", (5, 35, True), None),
        ("48 U/L (reference values, 5 to 35)", (5, 35, True), None),
        ("9.2 (repeat 9.4)", None, None),
    ],
)
def test_beside(text, reference, flag, vocabulary):
    quantity = read_quantities(text, vocabulary)[0]
    assert (quantity.reference, quantity.flag) == (reference, flag)


def test_a_threshold_has_no_reference(vocabulary):
    quantity = read_quantities("at least 9 g/dL (7-12)", vocabulary)[0]
    assert quantity.reference is None


def test_a_flag_in_a_column_of_its_own(vocabulary):
    (found,) = read_amounts("Creatinine  1.4  mg/dL  0.6-1.2     H", vocabulary)
    assert found.value.amount.flag == "H"
    (found,) = read_amounts("Creatinine 1.4 mg/dL Hold the drug", vocabulary)
    assert found.value.amount.flag is None
