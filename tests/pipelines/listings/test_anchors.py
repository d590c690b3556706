"""Names of the study's own moments are no demands."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.anchors import without_anchors


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("stroke within 6 months before the first dose of olaparib", ["stroke"]),
        ("stroke within 6 months before the first dose of olaparib and letrozole", ["stroke"]),
        ("surgery within 14 days of starting letrozole", ["surgery"]),
        ("surgery before Cycle 1 Day 1 of docetaxel", ["surgery"]),
        ("gout before the first dose of study drug (letrozole)", ["gout"]),
        ("gout before the first dose of study drug (letrozole is allowed)", ["gout", "letrozole"]),
        ("gout after the last dose of letrozole", ["gout", "letrozole"]),
        ("contraception after the last dose of letrozole", ["contraception"]),
        ("the first dose of rituximab", ["rituximab"]),
    ],
)
def test_moments_are_not_asked(text, kept):
    placed = list(read_statements(Passage(text), build_reader(), open_too=False).placed)
    left, _ = without_anchors(text, placed)
    assert [each.statement.concept.concept_id for each in left] == kept


def test_a_time_at_a_moments_name_is_that_of_what_lasts():
    text = "agrees to contraception for 90 days after the last dose of letrozole"
    placed = list(read_statements(Passage(text), build_reader(), open_too=False).placed)
    left, dropped = without_anchors(text, placed)
    assert len(dropped) == 1
    assert left[-1].statement.concept.concept_id == "contraception"
    assert len(left[-1].statement.windows) == 1
