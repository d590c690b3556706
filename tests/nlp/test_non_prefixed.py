"""Which names are parted from what they are not: "non-metastatic prostate cancer"?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("non-metastatic bladder cancer", ["bladder_cancer"], ["non-metastatic"]),
        ("non-severe asthma", ["asthma"], ["non-severe"]),
        ("severe asthma", ["severe_asthma"], []),
        ("non-small cell lung cancer", ["non_small_cell_lung_cancer"], []),
    ],
)
def test_non_prefixed(text, names, said):
    found = read_statements(Passage(text), build_reader()).statements
    assert [each.concept.concept_id for each in found] == names
    assert [quote.text for each in found for quote in each.qualifiers] == said
    assert all(each.assertion.status == "present" for each in found)
