"""One id, one statement, whatever the record goes through."""

from __future__ import annotations

import json

import pytest

from nlp.model import Listing, trial_from_json, trial_to_json
from nlp.model.expression import requirements
from nlp.model.notation import write_expression
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("Inclusion", "Colchicine, if taken, at a stable dose for 5 weeks"),
        ("Inclusion", "Probenecid or colchicine, if any, for at least 5 weeks"),
        ("Exclusion", "A cancer that is progressing or requires active treatment"),
        ("Exclusion", "Gout or asthma within 3 months"),
    ],
)
def test_a_record_says_what_was_read(kind, line):
    trial = extract_criteria(Listing("T1", f"{kind} Criteria:\n\n- {line}\n"), build_reader())
    again = trial_from_json(json.loads(json.dumps(trial_to_json(trial))))
    for criterion, other in zip(trial.criteria, again.criteria, strict=True):
        assert write_expression(other.expression) == criterion.short
        held = {each.id: each for each in criterion.statements}
        assert len(held) == len(criterion.statements)
        assert all(held[each.id] == each for each in requirements(criterion.expression))
