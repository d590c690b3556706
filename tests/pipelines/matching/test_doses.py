"""Is a dose, or a grade, as asked? A dose times how often it is taken is that of a day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from patients import fact, leaf

from nlp.model import Amount, Comparator
from nlp.vocabulary import load_vocabulary
from pipelines.matching.doses import dose_of

CASES = [
    ("ibuprofen > 1200 mg/d", 'ibuprofen = 400 mg with "tds"', "not_met"),
    ("ibuprofen > 1200 mg/d", 'ibuprofen = 600 mg with "q6h"', "met"),
    ("ibuprofen > 1200 mg/d", 'ibuprofen = 600 mg with "every 8 hours"', "met"),
    ("ibuprofen > 1200 mg/d", "ibuprofen = 600 mg", None),
    ("ibuprofen > 1200 mg/d", 'ibuprofen = 600 mg with "q6h", "prn"', None),
    ("ibuprofen > 1200 mg/d", "ibuprofen = 1.6 g/d", "met"),
    ("metformin >= 1500 mg/d", 'metformin = 1 g with "b.d."', "met"),
    ("methotrexate > 1 mg/d", 'methotrexate = 14 mg with "weekly"', "met"),
    ("prednisone > 10 mg{prednisone}/d", 'prednisolone = 7.5 mg with "od"', "not_met"),
    ("prednisone > 10 mg{prednisone}/d", 'hydrocortisone = 20 mg with "od"', "not_met"),
    ("aspirin > 100 mg", "aspirin = 75 mg/d", None),
    ("cisplatin > 75 mg/m2", 'cisplatin = 100 mg with "daily"', None),
    ("colitis in III|IV", "colitis", None),
    ("mass > 3 cm", "mass = 4 cm", "met"),
]


@pytest.mark.parametrize(("form", "told", "expected"), CASES)
def test_doses(form, told, expected):
    found = dose_of(leaf(form), fact(told), load_vocabulary())
    assert (found and found.value) == expected


def graded(label, value, op=Comparator.EQ):
    return Amount(op, (Decimal(value),), labels=(label,))


def test_grades():
    asked, told = leaf("colitis"), fact("colitis")
    limit = graded("3", 3, Comparator.GE)
    asked = replace(asked, statement=replace(asked.statement, amount=limit))
    for label, value, expected in (("II", 2, "not_met"), ("III", 3, "met"), ("4", 4, "met")):
        had = replace(told.statement, amount=graded(label, value))
        found = dose_of(asked, replace(told, statement=had), load_vocabulary())
        assert found is not None
        assert found.value == expected
