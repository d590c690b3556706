"""Words that may connect, and what they are taken for where they stand."""

from __future__ import annotations

import re

import pytest

from cases import read_cases
from pipelines.listings.connecting_words import _CONNECTOR, _OPENING, is_one, words_in


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
        ("patients who are eligible but refuse", ["contrast"]),
        ("must be treated to be eligible", ["modal"]),
        ("they are eligible upon healing", []),
        ("they are eligible after discussion with the sponsor", ["eligible"]),
        ("eGFR of 45.5 or above", ["or"]),
    ],
)
def test_which_words_connect(text, wanted):
    assert kinds(text) == wanted


def test_every_connector_begins_with_letters_that_are_looked_for():
    """The pattern without its first look finds no more, in all cases of the tables."""
    bare = re.compile(_CONNECTOR.pattern.replace(_OPENING, r"\b(?=[a-gi-z1-9])", 1))
    for table in ("logic", "extract"):
        for case in read_cases(f"pipelines/listings/{table}.cases"):
            low = case.text.lower()
            spans = [match.span() for match in _CONNECTOR.finditer(low)]
            assert spans == [match.span() for match in bare.finditer(low)], low
