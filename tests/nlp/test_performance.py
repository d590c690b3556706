"""Bare words for a performance status beside the scale that is named."""

from __future__ import annotations

import pytest

from nlp.performance import told_elsewhere
from nlp.recognizers import find_terms
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("performance status of 0 on the ECOG scale", ["performance status"]),
        ("Lansky or Karnofsky (adults) performance status", ["performance status"]),
        ("performance status 0-2", []),
        ("performance status 0-2. Karnofsky is recorded.", []),
    ],
)
def test_bare_words_beside_a_scale(text, idle):
    terms = find_terms(text, load_vocabulary())
    told = [text[terms[i].start : terms[i].end] for i in sorted(told_elsewhere(text, terms))]
    assert told == idle
