"""What must be true of a thing that not everybody has."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


def short(line: str, kind: str = "Inclusion") -> str:
    text = f"{kind} Criteria:\n- {line}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    return criterion.short


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Participants with hepatitis C must have been treated",
            'if hepatitis_c then hepatitis_c with "treated"',
        ),
        (
            "If taking an antidepressant, the dose must have been stable for at least 7 weeks",
            "if antidepressant then antidepressant lasting >= 7 wk",
        ),
        # What else is asked is asked by its own words; what all must have is no condition.
        ("Patients with gout must be on aspirin", "if gout then aspirin"),
        ("Asthma must be treated", 'asthma with "treated"'),
    ],
)
def test_what_must_be_true(line, expected):
    assert short(line) == expected


def test_who_has_not_what_must_be_is_excluded():
    read = short("Patients with gout must be treated", "Exclusion")
    assert read == 'gout and not gout with "treated"'
