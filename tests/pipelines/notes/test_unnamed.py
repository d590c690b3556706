"""May words that no row knows name a test, as their head and the unit tell?"""

from decimal import Decimal

import pytest

from nlp.model import Amount, Comparator
from pipelines.notes.unnamed import is_dose, is_length, is_test_name, is_time


@pytest.mark.parametrize(
    ("words", "unit", "tie", "expected"),
    [
        ("orexin", "pg/mL", "word", True),
        ("orexin", "mg", "word", False),
        ("orexin", "%", "word", True),
        ("orexin", "%", "none", False),
        ("left atrial diameter", "mm", "none", True),
        ("lesion", "mm", "word", False),
        ("cup-to-disc ratio", None, "word", True),
        ("orexin", None, "word", False),
        ("ward", None, "word", False),
        ("follow-up visit", "mo", "word", False),
        ("closure time", "s", "word", True),
        ("closure rate", "s", "word", False),
        ("risk", "%", "word", False),
        ("19-9", "U/mL", "word", False),
    ],
)
def test_the_head_and_the_unit_decide(words, unit, tie, expected):
    amount = Amount(Comparator.EQ, (Decimal(5),), unit)
    assert is_test_name(words, amount, tie, bare=unit is None) is expected


def test_a_drug_is_a_test_only_by_its_concentration():
    level, dose = (Amount(Comparator.EQ, (Decimal(5),), u) for u in ("ug/mL", "mg"))
    assert is_test_name("colistin", level, "word", bare=False, drug=True)
    assert not is_test_name("colistin", dose, "word", bare=False, drug=True)


def test_units_of_doses_lengths_and_times():
    assert all(map(is_dose, ["mg", "g", "ug", "mL", "[IU]", "mg/d", "mg/kg", "mg/m2"]))
    assert not any(map(is_dose, ["mg/dL", "mmol/L", "%", "mm[Hg]", "cm", "/min"]))
    assert is_length("cm") and not is_length("mg")
    assert is_time("wk") and not is_time("cm") and not is_time(None)
