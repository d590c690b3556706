"""Tokens of clinical text."""

from __future__ import annotations

import pytest
import spacy

from nlp.recognizers.tokens import add_rules

LANGUAGE = add_rules(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("ANC ≥1.5x10^9/L", "ANC|≥|1.5|x|10^9/L"),
        ("SCr <=1.5xULN", "SCr|<=|1.5|x|ULN"),
        ("90 mg/dL", "90|mg/dL"),
        ("18-65 years", "18|-|65|years"),
        (">18 U/L", ">|18|U/L"),
        ("10mg daily", "10|mg|daily"),
        ("asthma/stroke", "asthma|/|stroke"),
        ("doesn't", "does|n't"),
        ("HIV:negative", "HIV|:|negative"),
        ("[18,65]", "[|18,65|]"),
    ],
)
def test_tokens(text, tokens):
    assert "|".join(token.text for token in LANGUAGE(text)) == tokens


@pytest.mark.parametrize("text", ["1.5 x 10^9/L\n\t>= 3", "  a  b ", "≤≤≥≥", ""])
def test_nothing_is_lost(text):
    assert LANGUAGE(text).text == text
