"""What was done lately or is planned."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria

_PAST = "dialysis within [-3 wk, 0 d] of as_of"


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        ("Exclusion", "Dialysis within 3 weeks or planned", f"{_PAST} or dialysis (future)"),
        (
            "Exclusion",
            "Dialysis within 3 weeks, or scheduled during the treatment, or gout",
            f"{_PAST} or dialysis (future) or gout",
        ),
        (
            "Inclusion",
            "No dialysis within 3 weeks or planned",
            "dialysis absent within [-3 wk, 0 d] of as_of and dialysis absent (future)",
        ),
        # Another thing is planned; or the same thing, lately or soon.
        ("Exclusion", "Dialysis or planned endoscopy", "dialysis or endoscopy (future)"),
        ("Exclusion", "Recent or planned endoscopy", "endoscopy"),
    ],
)
def test_planned_too(kind, line, short):
    listing = Listing("T1", f"{kind} Criteria:\n\n- {line}\n")
    (criterion,) = extract_criteria(listing, build_reader()).criteria
    assert criterion.short == short
