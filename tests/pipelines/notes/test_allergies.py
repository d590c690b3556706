"""Reactions beside their allergens, and findings that are none."""

from __future__ import annotations

import pytest

from nlp.model import Concept, Quote, Statement
from pipelines.notes.allergies import with_reactions

KINDS = {"penicillin": "allergy", "latex": "allergy", "rash": "condition", "hives": "condition"}


def statements(text: str) -> list[Statement]:
    places = sorted((text.index(name), name) for name in KINDS if name in text)
    quotes = [Quote(start, start + len(name), name) for start, name in places]
    return [Statement("s", KINDS[q.text], Concept(q.text, q.text, (), q)) for q in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("penicillin (rash), latex", "penicillin with rash; latex"),
        ("penicillin - rash, hives", "penicillin with rash, hives"),
        ("penicillin: severe rash", "penicillin with rash"),
        ("penicillin which causes rash", "penicillin with rash"),
        ("penicillin, rash", "penicillin; rash"),
        ("penicillin. rash", "penicillin; rash"),
        ("penicillin\nrash", "penicillin; rash"),
        ("rash, penicillin", "rash; penicillin"),
        ("penicillin and latex (hives)", "penicillin; latex with hives"),
    ],
)
def test_reactions(text, expected):
    told = [each for each in with_reactions(text, statements(text)) if each is not None]
    written = [
        each.concept.name
        + (f" with {', '.join(q.text for q in each.qualifiers)}" if each.qualifiers else "")
        for each in told
    ]
    assert "; ".join(written) == expected
