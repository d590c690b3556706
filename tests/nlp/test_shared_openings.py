"""Which members of a list share the words that open its first?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "cancer of the ovary, cervix or bladder",
            ["ovarian_cancer", "cervical_cancer", "bladder_cancer"],
        ),
        ("malignant tumor of the thyroid", ["thyroid_cancer"]),
        (
            "hypersensitivity to either colchicine or latex",
            ["hypersensitivity to colchicine", "hypersensitivity to latex"],
        ),
        ("cancer of the ovary or radiotherapy", ["ovarian_cancer", "radiotherapy"]),
        ("history of gout or smoking", ["gout", "smoking"]),
    ],
)
def test_shared_openings(text, names):
    found = read_statements(Passage(text), build_reader()).statements
    assert [each.concept.concept_id or each.concept.name for each in found] == names
