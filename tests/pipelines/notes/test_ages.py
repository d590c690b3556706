"""Ages of the patient in all wordings, and those that are of others or of another day."""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model.notation import plain
from pipelines.notes.ages import told_ages


def written(text: str) -> str:
    """The ages of a text that opens a note: `34 a`, `60-63 a`."""
    ages = [found.value.amount for found in told_ages(text, (), opens=True)]
    told = [f"{'-'.join(map(plain, age.values))} {age.unit}" for age in ages]
    return "; ".join(told) or "nothing"


@pytest.mark.parametrize("case", read_cases("pipelines/notes/ages.cases"), ids=str)
def test_ages(case):
    assert written(case.text) == case.expected


def test_spans_are_of_the_text():
    text = "Seen today: a 34-yr-old man"
    (found,) = told_ages(text, (), opens=True)
    first, last = found.value.number_span
    assert (text[found.start : found.end], text[first:last]) == ("34-yr-old", "34")
    assert found.value.amount.quote.text == "34-yr-old"
