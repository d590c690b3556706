"""Is a limit shared with the numbers before it, and with no others?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("AST > 4x or ALT > 5x ULN", "ast > 4 xULN or alt > 5 xULN"),
        (
            "AST, ALT > 4x or bilirubin > 2x ULN",
            "ast > 4 xULN or alt > 4 xULN or bilirubin > 2 xULN",
        ),
        # A unit of its own, another sentence, or no limit at all.
        ("AST > 90 U/L or ALT > 5x ULN", "ast > 90 U/L or alt > 5 xULN"),
        ("AST > 90 or ALT > 5x ULN", "ast > 90 U/L or alt > 5 xULN"),
        ("AST > 4x; ALT > 5x ULN", "ast > 4 U/L or alt > 5 xULN"),
    ],
)
def test_shared_limits(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
