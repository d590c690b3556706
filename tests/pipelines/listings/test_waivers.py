"""What is said not to be asked is known as such, and nothing else."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.waivers import is_waived, waivers


@pytest.mark.parametrize(
    "words",
    [
        "There is no upper age limit.",
        "No restrictions on prior radiotherapy",
        "There is no maximum number of prior lines.",
        "Volunteers will not be excluded based on sex or language",
        "no upper limit",
    ],
)
def test_waived(words):
    assert is_waived(words)


@pytest.mark.parametrize(
    "words",
    [
        "No limitations in walking",
        "No fluid restrictions",
        "No upper age limit for adults with gout, who need aspirin",
        "Patients will be excluded because of gout",
        "Adults, no upper age limit",
        "No history of gout",
        "",
    ],
)
def test_not_waived(words):
    assert not is_waived(words)


def test_where_it_stands():
    text = "adults (no upper age limit) with gout"
    assert [text[start:end] for start, end in waivers(text)] == ["no upper age limit"]


@pytest.mark.parametrize(("heading", "short"), [("Inclusion", "nothing"), ("Exclusion", "never")])
def test_it_decides_nothing(heading, short):
    text = f"{heading} Criteria:\n- There is no upper age limit.\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == short
