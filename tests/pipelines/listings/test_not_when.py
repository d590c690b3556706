"""Is what must not lie within a time absent in it, and what must not lie before it within it?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "dialysis must not have been within 8 days",
            "dialysis absent within [-8 d, 0 d] of as_of",
        ),
        (
            "endoscopy should not be more than 50 days before screening",
            "endoscopy within [-50 d, 0 d] of screening",
        ),
        ("a stroke has not occurred within 9 months", "stroke absent within [-9 mo, 0 d] of as_of"),
        ("dialysis must be within 8 days", "dialysis within [-8 d, 0 d] of as_of"),
        (
            "endoscopy should be more than 50 days before screening",
            "endoscopy before [-inf, -50 d] of screening",
        ),
    ],
)
def test_not_when(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
