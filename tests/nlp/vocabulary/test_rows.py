"""Rows as values: frozen, with a preferred name."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nlp.vocabulary import Measure, Term


def test_the_first_name_is_preferred():
    assert Term("asthma", "condition", ("asthma", "bronchial asthma")).name == "asthma"
    assert Measure("sodium", ("sodium", "Na"), "lab", "mmol/L").name == "sodium"


def test_rows_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Term("asthma", "condition", ("asthma",)).kind = "drug"


def luhn(digits: str) -> int:
    """The check digit of a LOINC code: Mod 10, from the right, every other digit doubled."""
    doubled = [int(d) * (2 - place % 2) for place, d in enumerate(reversed(digits))]
    return -sum(sum(divmod(each, 10)) for each in doubled) % 10


def test_every_loinc_code_has_its_check_digit_and_one_owner(vocabulary):
    owners: dict[str, str] = {}
    for row in vocabulary.terminology.concepts():
        for system, codes in dict(row.codes).items():
            for code in codes if system == "LOINC" else ():
                digits, _, check = code.partition("-")
                assert digits.isdecimal(), (row.id, code)
                assert luhn(digits) == int(check), (row.id, code)
                assert owners.setdefault(code, row.id) == row.id
    assert len(owners) > 200


def test_common_labs_have_a_reference_range(vocabulary):
    asked = """hemoglobin platelets wbc mcv monocytes eosinophils sodium potassium creatinine
    albumin alt ast ferritin serum_iron tsh free_t3 cortisol ca_19_9 arterial_ph"""
    for identity in asked.split():
        row = vocabulary.measures[identity]
        assert row.reference, identity
        for each in row.reference:
            assert each.source
            assert each.interval.low or each.interval.high
