"""The answer to a question that asks for two."""

from __future__ import annotations

import pytest

from nlp.model import Note
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Stroke/TIA: N", {"stroke", "transient_ischemic_attack"}),
        ("Any asthma, gout or stroke? No", {"asthma", "gout", "stroke"}),
        ("Stroke/TIA: Y", set()),
        ("Asthma: Y  Gout: N", {"gout"}),
        ("He has asthma, gout: none", {"gout"}),
    ],
)
def test_the_answer_means_all_that_is_asked(text, absent):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    assert {
        f.statement.concept.concept_id for f in facts if f.statement.assertion.status == "absent"
    } == absent
