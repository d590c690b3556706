"""Stages right behind the short name of a kidney disease."""

from __future__ import annotations

import pytest

from pipelines.notes.stages import CONCEPT, with_stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CKD 3b, gout", "3b"),
        ("CKD3a", "3a"),
        ("CKD G4A2", "4"),
        ("CKD-5", "5"),
        ("CKD 30 years", ""),
        ("CKD 3 years ago", ""),
        ("CKD 4.2", ""),
        ("CKD since 2019", ""),
    ],
)
def test_stages(text, expected):
    found = with_stages(text, [])
    assert " ".join(each.value.amount.labels[0] for each in found) == expected
    assert all(each.value.of == CONCEPT for each in found)
