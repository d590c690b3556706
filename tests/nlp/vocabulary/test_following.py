"""Rows of definitions and of silence: read, refused, and what they need."""

from __future__ import annotations

import pytest

from nlp.vocabulary import needed
from nlp.vocabulary.following import definition_of, silence_of, used_concepts
from nlp.vocabulary.reading import RowFault

GOOD = {"id": "a", "source": "s", "examples": {"asthma": "stroke"}}


def test_a_row_of_statements():
    row = definition_of({**GOOD, "when": ["asthma", "age >= 18 a"], "then": ["stroke absent"]})
    assert needed(row) == ("asthma",)
    assert {name for _, name in used_concepts([row], [])} == {"asthma", "stroke"}


def test_a_row_of_arithmetic():
    row = definition_of(
        {**GOOD, "gives": "bmi", "formula": "weight / (height / k) ** 2", "let": {"k": "age + 1"}}
    )
    assert needed(row) == ("weight", "height")
    assert {name for _, name in used_concepts([row], [])} == {"weight", "height", "bmi"}


@pytest.mark.parametrize(
    "row",
    [
        GOOD,
        {**GOOD, "when": ["asthma"]},
        {**GOOD, "when": ["asthma (("], "then": ["stroke"]},
        {**GOOD, "gives": "bmi"},
        {**GOOD, "id": "A b", "when": ["asthma"], "then": ["stroke"]},
        {**GOOD, "source": "", "when": ["asthma"], "then": ["stroke"]},
        {**GOOD, "examples": {}, "when": ["asthma"], "then": ["stroke"]},
    ],
)
def test_faulty_definitions(row):
    with pytest.raises(RowFault):
        definition_of(row)


def test_a_row_of_silence():
    row = silence_of({**GOOD, "role": "generic", "concepts": ["disease"], "exact": True})
    assert (row.role, row.concepts, row.exact) == ("generic", ("disease",), True)
    assert list(used_concepts([], [row])) == [("a", "disease")]


@pytest.mark.parametrize(
    "row", [{**GOOD, "role": "odd", "words": ["a"]}, {**GOOD, "role": "generic"}]
)
def test_faulty_silences(row):
    with pytest.raises(RowFault):
        silence_of(row)
