"""A verdict's line is what `json` writes of its record, letter for letter."""

from __future__ import annotations

import json

import pytest

from nlp.model import Assumption, Evidence, Judgement, Quote, Verdict, judgement_to_json
from pipelines.store.lines import verdict_line

PASSAGE = Evidence("n1", Quote(3, 9, 'the "x"\n\t\\'), "n1#f1", "near")
UNNAMED = Evidence("n\u00fc", Quote(0, 0, ""), None, "supports")
ASSUMED = Assumption("unit", "taken as \u00b5g \U0001f9ea \u2028")


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement("p", "T", "T#E1", "exclusion", Verdict.MET, "stated", "so", 0.93333),
        Judgement("p", "T", "T#I1", "inclusion", Verdict.UNKNOWN, "none", "", 0.5, (PASSAGE,)),
        Judgement("p", "T", "T#I1", "inclusion", Verdict.NOT_MET, "inferred", "\x00", 1.0),
        Judgement(
            'p"', "\u00e9", "T#E2", "exclusion", Verdict.NOT_MET, "presumed", "\ud800",
            0.75, (PASSAGE, UNNAMED), (ASSUMED, ASSUMED), ("needs: a", "ask: \u201cb\u201d"),
        ),
    ],
    ids=lambda each: each.criterion_id + each.basis,
)  # fmt: skip
def test_line(judgement):
    record = judgement_to_json(judgement)
    assert verdict_line(judgement) == json.dumps(record, ensure_ascii=False)
