"""Qualifiers and the names they belong to."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("severe eczema", "eczema", ["severe"]),
        ("migraine, uncontrolled", "migraine", ["uncontrolled"]),
        ("moderate to severe psoriasis and eczema", "psoriasis", ["moderate to severe"]),
        ("stroke; severe eczema", "stroke", []),
        ("severe eczema or psoriasis", "psoriasis", ["severe"]),
        ("severe liver, lung or kidney disease", "kidney_disease", ["severe"]),
        ("severe liver, lung or kidney disease", "lung_disease", ["severe"]),
        ("severe cardiac, renal disease", "kidney_disease", ["severe"]),
        ("severe endocrine, pulmonary or renal disease", "kidney_disease", ["severe"]),
        ("severe asthma, gout", "gout", []),
    ],
)
def test_qualifiers(text, name, words):
    statements = read_statements(Passage(text), build_reader()).statements
    (statement,) = [each for each in statements if each.concept.concept_id == name]
    assert [each.text for each in statement.qualifiers] == words
