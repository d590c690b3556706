"""Labels of tokens and the stretches they stand for."""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.recognizers.labels import named_stretches, stretches


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/labels.cases"), ids=str)
def test_labels(case):
    found = named_stretches(case.text.split())
    written = "; ".join(f"{start}-{end} {name}" for start, end, name in found)
    assert (written or "nothing") == case.expected


def test_stretches_keep_the_labels_that_share():
    assert stretches(["B-drug~", "O", "B-drug"]) == [(0, 1, "drug~"), (2, 3, "drug")]
