"""Does an exclusion that names only people, or a kind of thing, keep what was not read?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("The partner is bodily hindered in a manner that precludes the use of the stairs", True),
        ("Women", False),
        ("Women with gout", False),
        ("The partner has gout", False),
    ],
)
def test_wide_exclusions_keep_what_was_not_read(line, held):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert ("unread" in trial.criteria[0].short) == held
