"""What stands behind a number: unit, age, comparator?"""

import pytest

from nlp.model import Comparator
from nlp.recognizers.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("6 consecutive weeks", "wk", 6),
        ("23 weeks 6 days", "d", 167),
        ("5 feet 4 inches", "[in_i]", 64),
        ("2 years and 6 months", "mo", 30),
        ("16 2/7 weeks", "d", 114),
        ("98.6 F", "[degF]", None),
        ("36.6 C", "Cel", None),
        ("3D echo", None, None),
        ("5 F", None, 5),
    ],
)
def test_units(text, code, value, vocabulary):
    found = read_quantities(text, vocabulary)
    unit = found[0].unit if found else None
    assert (unit.code if unit else None) == code
    if value is not None:
        assert found[0].values == (value,)


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("5 mg or more", Comparator.GE),
        ("5 or more mg", Comparator.GE),
        ("5 mg or more than 6 mg", None),
        ("18+ years", Comparator.GE),
        ("2+ edema", None),
        ("5 mg (≥)", Comparator.GE),
        ("5 mg ≤ dose", Comparator.GE),
    ],
)
def test_comparators(text, op, vocabulary):
    assert read_quantities(text, vocabulary)[0].op is op


def test_age(vocabulary):
    for text in ("18 years of age", "18 yo", "18-year-old", "18 or older"):
        assert read_quantities(text, vocabulary)[0].about == "age"
