"""Words that may connect, and what they are taken for where they stand."""

from __future__ import annotations

import pytest

from pipelines.listings.connecting_words import is_one, words_in


def kinds(text: str) -> list[str | None]:
    small = text.lower()
    return [match.lastgroup for match in words_in(text, small) if is_one(small, match)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("gout, lupus and/or asthma", ["comma", "or"]),
        ("gout is stable. Asthma is not.", ["stop", "stop"]),
        ("any other drug than aspirin", ["other"]),
        ("more than aspirin", []),
        ("patients with gout are eligible", ["eligible"]),
        ("patients who are eligible but refuse", []),
        ("must be treated to be eligible", ["modal"]),
        ("they are eligible upon healing", []),
        ("they are eligible after discussion with the sponsor", ["eligible"]),
        ("eGFR of 45.5 or above", ["or"]),
    ],
)
def test_which_words_connect(text, wanted):
    assert kinds(text) == wanted
