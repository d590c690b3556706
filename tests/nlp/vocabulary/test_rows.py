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
