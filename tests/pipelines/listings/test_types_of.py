"""Kinds of a class are alternatives, whatever joins them; what is no kind is asked as told."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria

READ = build_reader()


def short(line: str, heading: str = "Inclusion") -> str:
    return (
        extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), READ).criteria[0].short
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Vasculitis: giant cell arteritis, Takayasu arteritis, and polyarteritis nodosa",
            "vasculitis and (giant_cell_arteritis or takayasu_arteritis or polyarteritis_nodosa)",
        ),
        (
            "Lung diseases: asthma, emphysema, and bronchiectasis",
            "lung_disease and (asthma or emphysema or bronchiectasis)",
        ),
        (
            "Eczema, asthma and hay fever",
            "eczema and asthma and seasonal_allergy",
        ),
        ("Hypertension and diabetes", "hypertension and diabetes_mellitus"),
    ],
)
def test_kinds_of_a_class(line, expected):
    assert short(line) == expected
