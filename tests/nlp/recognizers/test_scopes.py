"""How far cues reach, told by what they modify."""

from __future__ import annotations

import pytest

from nlp.model import Status
from nlp.recognizers import assert_terms, find_terms


def statuses(text, vocabulary):
    terms = [f for f in find_terms(text, vocabulary) if f.value.kind == "condition"]
    found = assert_terms(text, terms, vocabulary, side="note")
    return [each.value.status for each in found]


DENIED, THERE, DOUBTED = Status.ABSENT, Status.PRESENT, Status.POSSIBLE


@pytest.mark.parametrize(("text", "expected"), [
    ("gout, no asthma or psoriasis", [THERE, DENIED, DENIED]),
    ("psoriasis (no arthritis), asthma", [THERE, DENIED, THERE]),
    ("no asthma. Gout.", [DENIED, THERE]),
    ("asthma, possible lupus, gout", [THERE, DOUBTED, THERE]),
])  # fmt: skip
def test_a_cue_ends_with_its_sentence_bracket_or_item(vocabulary, text, expected):
    assert statuses(text, vocabulary) == expected
