"""Members of a list that share its last word."""

from __future__ import annotations

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def ids(text: str) -> list[str | None]:
    statements = read_statements(Passage(text), build_reader()).statements
    return [each.concept.concept_id for each in statements]


def test_one_head_for_the_list():
    assert ids("renal or hepatic disease") == ["kidney_disease", "liver_disease"]


def test_no_head_is_shared_over_other_words():
    assert "kidney_disease" not in ids("renal things while asthma persists")


def test_the_head_before_the_word_therapy_is_shared():
    assert ids("breast or chest radiation therapy") == [
        "breast_radiotherapy",
        "thoracic_radiotherapy",
    ]
