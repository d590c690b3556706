"""What a "must" says, by the words around it."""

from __future__ import annotations

import re

import pytest

from pipelines.listings.demanding import CEASES, PLAIN, RELATIVE, USES, demand_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("patients must have gout", PLAIN),
        ("women who must take aspirin", RELATIVE),
        ("drugs that usually must be avoided", RELATIVE),
        ("patients must stop aspirin", CEASES),
        ("they must be willing to stop aspirin", CEASES),
        ("they must have fully recovered from surgery", CEASES),
        ("contraception must be used", USES),
        ("contraception must be useful", PLAIN),
    ],
)
def test_what_a_must_says(text, wanted):
    match = re.search("must", text)
    assert match is not None
    assert demand_of(text, match) == wanted
