"""Texts in which the numbers of print-outs can be read, of the same length."""

from __future__ import annotations

import pytest

from pipelines.notes.printed import numeric


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hct-32.1* MCV-88 Plt Ct-210", "Hct:32.1* MCV:88 Plt Ct:210"),
        ("BP 130/80 HR 72", "BP 130/80 ;; 72"),
        ("COVID-19 and IL-6", "COVID-19 and IL-6"),
        ("Na-140\nK-4\nCl-99", "Na-140\nK-4\nCl-99"),
        ("every 4 HR", "every 4 HR"),
        ("HR 72", "HR 72"),
        ("", ""),
    ],
)
def test_numeric(text, expected):
    assert numeric(text) == expected
    assert len(expected) == len(text)
