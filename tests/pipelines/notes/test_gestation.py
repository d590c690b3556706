"""Weeks and days of a pregnancy, in the shorthand of maternity."""

from __future__ import annotations

import pytest

from pipelines.notes.gestation import CONCEPT, with_gestations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pregnant, 26w3d", "185 d"),
        ("26 weeks 3 days today", "185 d"),
        ("Infant born at 27+6", "195 d"),
        ("G1P0 32/40, headache", "32 wk"),
        ("Primip, booked at 12+4", "88 d"),
        ("12+3 tablets", ""),
        ("score 32/40", ""),
        ("pregnant, BP 120/40", ""),
        ("ward 26", ""),
    ],
)
def test_gestations(text, expected):
    found = with_gestations(text, [])
    said = [f"{each.value.amount.values[0]} {each.value.amount.unit}" for each in found]
    assert " ".join(said) == expected
    assert all(each.value.of == CONCEPT for each in found)
