"""Where does a criterion ask nothing?"""

from __future__ import annotations

import pytest

from pipelines.listings.idle import idle, normals, notes


def words(text, find):
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(("text", "found"), [
    ("Lipase <= 2 x ULN (the ULN for lipase is 55 U/L)", ["the ULN for lipase is 55 U/L"]),
    ("Lipase below the ULN", []),
])  # fmt: skip
def test_what_is_normal_is_asked_of_nobody(text, found):
    assert words(text, normals) == found


@pytest.mark.parametrize(("text", "found"), [
    ("FVC < 70% after albuterol", ["after albuterol"]),
    ("nodes of 20 mm (short axis of 12 mm in the groin)", ["(short axis of 12 mm in the groin)"]),
    ("cough after albuterol", []),
])  # fmt: skip
def test_how_it_was_measured_is_no_demand(text, found):
    assert words(text, idle) == found


def test_a_note_that_rules_nothing_is_passed_over():
    text = "Gout. Note: the clinic opens at nine"
    assert [text[start:end].strip() for start, end in notes(text)] == [
        "Note: the clinic opens at nine"
    ]
    assert not notes("Gout. Note: smokers are excluded")
