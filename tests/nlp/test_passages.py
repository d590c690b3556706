"""One passage, step by step."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.passages import PassageInReading
from nlp.statements import build_reader, read_statements


def test_names_are_found_before_anything_is_asserted():
    reading = PassageInReading(Passage("no gout"), build_reader(), "listing")
    reading.find()
    assert [each.value.concept_id for each in reading.terms] == ["gout"]


@pytest.mark.parametrize(("text", "told"), [
    ("gout before age 40", ["gout", "age_at_onset"]),
    ("aged 40 to 60", ["age"]),
    ("a life expectancy of 6 months", ["life_expectancy"]),
])  # fmt: skip
def test_years_are_ages_only_where_they_are(text, told):
    statements = read_statements(Passage(text), build_reader()).statements
    assert [each.concept.concept_id for each in statements if each.concept] == told


def test_without_a_tagger_nothing_else_names():
    assert build_reader().naming is None
