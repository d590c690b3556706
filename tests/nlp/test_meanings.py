"""Which meaning has a name of several?"""

from __future__ import annotations

import pytest

from nlp.meanings import choose_meanings
from nlp.recognizers import find_terms, read_amounts


@pytest.mark.parametrize(("text", "concept"), [
    ("ASA class III", "asa_class"),
    ("ASA 100 mg a day", "aspirin"),
    ("on ASA for years", "aspirin"),
])  # fmt: skip
def test_a_number_behind_it_decides(vocabulary, text, concept):
    found = choose_meanings(
        text, find_terms(text, vocabulary), read_amounts(text, vocabulary), vocabulary
    )
    assert concept in {each.value.concept_id for each in found}


def test_names_of_one_meaning_stay(vocabulary):
    text = "gout and ferritin > 400 ng/mL"
    terms = find_terms(text, vocabulary)
    assert choose_meanings(text, terms, read_amounts(text, vocabulary), vocabulary) == terms
