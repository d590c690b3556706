"""Which words name nothing."""

from __future__ import annotations

import pytest

from nlp.plain_words import EDGE_WORDS, FUNCTION_WORDS, WEAK_WORDS


@pytest.mark.parametrize("word", ["documented", "whichever", "sponsor", "however"])
def test_silent_words_are_understood(word):
    assert word in FUNCTION_WORDS


@pytest.mark.parametrize("word", ["agents", "risk", "progressed"])
def test_weak_words_are_no_name_but_not_understood_either(word):
    assert word in WEAK_WORDS
    assert word not in FUNCTION_WORDS


@pytest.mark.parametrize("word", ["fever", "breast", "caregiver", "smoker", "wheelchair"])
def test_names_are_not_among_them(word):
    assert word not in WEAK_WORDS


def test_the_tables_are_nested_and_lower_case():
    assert EDGE_WORDS < FUNCTION_WORDS < WEAK_WORDS
    assert all(word == word.lower() for word in WEAK_WORDS)
