"""Labels of tokens and the stretches they stand for."""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.recognizers.labels import closed, named_stretches, stretches


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/labels.cases"), ids=str)
def test_labels(case):
    found = named_stretches(case.text.split())
    written = "; ".join(f"{start}-{end} {name}" for start, end, name in found)
    assert (written or "nothing") == case.expected


def test_stretches_keep_the_labels_that_share():
    assert stretches(["B-drug~", "O", "B-drug"]) == [(0, 1, "drug~"), (2, 3, "drug")]


@pytest.mark.parametrize(
    ("words", "start", "end", "expected"),
    [
        ("heart failure ( CHF ) now", 0, 4, "heart failure ( CHF )"),
        ("( CHF ) now", 0, 2, "( CHF )"),
        ("lungs ( ILD , now", 1, 3, "ILD"),
        ("lungs ( ILD ) now", 2, 4, "ILD"),
        ("lungs ( ILD ) now", 2, 3, "ILD"),
        ("stage [ IV ] now", 0, 4, "stage [ IV ]"),
        ("acid ( uric level", 0, 3, "acid ( uric"),
        ("( a", 0, 1, "("),
        (") a", 0, 1, ")"),
    ],
)
def test_brackets_are_closed(words, start, end, expected):
    tokens = words.split()
    first, last = closed(tokens, start, end)
    assert " ".join(tokens[first:last]) == expected
