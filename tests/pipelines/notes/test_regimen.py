"""Route and frequency behind a drug."""

from __future__ import annotations

import pytest

from nlp.recognizers import find_terms
from pipelines.notes.regimen import regimens, within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aspirin 81 mg PO daily", "PO, daily"),
        ("aspirin by mouth twice a day", "by mouth, twice a day"),
        ("warfarin 5 mg q.h.s., aspirin bid", "q.h.s.; bid"),
        ("aspirin every 8 hours as needed", "every 8 hours, as needed"),
        ("aspirin 3 times a week", "3 times a week"),
        ("warfarin q12h; seen daily", "q12h"),
        ("aspirin. Seen daily by the nurse", ""),
        ("cough daily", ""),
        ("aspirin for the body", ""),
    ],
)
def test_regimens(vocabulary, text, expected):
    terms = find_terms(text, vocabulary)
    found = regimens(text, terms, [])
    said = [", ".join(text[w.start : w.end] for w in words) for words in found.values()]
    assert "; ".join(said) == expected


def test_a_term_within_a_regimen_is_part_of_it(vocabulary):
    text = "warfarin 5 mg at bedtime, bedtime stories"
    terms = find_terms(text, vocabulary)
    words = [word for each in regimens(text, terms, []).values() for word in each]
    assert {text[a:b] for a, b in within(terms, words)} <= {"bedtime"}
    assert within(terms, []) == set()
