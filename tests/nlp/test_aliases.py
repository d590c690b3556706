"""A name told again is no second demand, and what is tied to it is tied to the first."""

from __future__ import annotations

from nlp.aliases import aliases_of
from nlp.recognizers import find_terms


def test_an_abbreviation_in_brackets_is_an_alias_and_gives_up_its_amounts(vocabulary):
    text = "alanine aminotransferase (ALT) and asthma"
    terms = find_terms(text, vocabulary)
    owned = {1: ["amount"]}
    assert aliases_of(text, terms, vocabulary, owned) == {1}
    assert owned == {0: ["amount"]}


def test_another_concept_in_brackets_is_none(vocabulary):
    text = "asthma (psoriasis)"
    assert aliases_of(text, find_terms(text, vocabulary), vocabulary, {}) == set()
