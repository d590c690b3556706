"""Whose parent a note speaks of where the patient's child tells."""

from __future__ import annotations

import pytest

from nlp.model import Note
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Pt's daughter called. States mom is more confused.", {"confusion": "patient"}),
        ("Her daughter says her mother had gout.", {"gout": "family"}),
        (
            "Patient's son phoned: dad has gout, his sister asthma",
            {"gout": "patient", "asthma": "family"},
        ),
        ("Mother has gout. Seen with her daughter", {"gout": "family"}),
    ],
)
def test_the_parent_of_the_caller_is_the_patient(text, whose):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    told = {f.statement.concept.concept_id: f.statement.assertion.experiencer for f in facts}
    assert {key: told[key] for key in whose} == whose
