"""Treatments that are only limited where they are taken."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria

_PAIR = (
    "(if colchicine then colchicine lasting >= 5 wk)"
    " and (if probenecid then probenecid lasting >= 5 wk)"
)


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Colchicine, if used, for at least 5 weeks", _PAIR.split(" and ")[0][1:-1]),
        ("Colchicine (when taken) for at least 5 weeks", _PAIR.split(" and ")[0][1:-1]),
        ("If on colchicine, dose stable for at least 5 weeks", _PAIR.split(" and ")[0][1:-1]),
        ("Colchicine or probenecid, if any, for at least 5 weeks", _PAIR),
        ("Colchicine or probenecid for at least 5 weeks, or neither", _PAIR),
        # What is limited by nothing is asked for, and what is taken for another thing.
        ("Gout; colchicine for at least 5 weeks", "gout and colchicine lasting >= 5 wk"),
        ("Gout if treated", 'gout with "treated"'),
    ],
)
def test_if_taken(line, short):
    listing = Listing("T1", f"Inclusion Criteria:\n\n- {line}\n")
    (criterion,) = extract_criteria(listing, build_reader()).criteria
    assert criterion.short == short
