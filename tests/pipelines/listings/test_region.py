"""Does a sentence ask for some of what follows it?"""

import pytest

from pipelines.listings.region import asks_one


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Adults with any of these signs:", True),
        ("They must be either:", True),
        ("All of these signs:", False),
        ("Patients must have:", False),
    ],
)
def test_asks_one(words, asked):
    assert asks_one(words) is asked
