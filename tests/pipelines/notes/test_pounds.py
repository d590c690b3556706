"""Is a bare weight in pounds where the note measures in Fahrenheit or feet?"""

import pytest

from nlp.model import Note
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [
        ("Temperature 98.4, weight 180", 82),
        ("Temperature 37.1, weight 180", 180),
        ("Temperature 98.4, weight 71", 71),
        ("Temperature 98.4, weight 130 kg", 130),
    ],
)
def test_weights(text, kilograms):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    (weight,) = [
        fact.statement.amount
        for fact in facts
        if fact.statement.concept and fact.statement.concept.concept_id == "weight"
    ]
    assert round(weight.interval.low.value) == kilograms
