"""Does an equation ask nothing, and what stands around it still ask?"""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.equations import equations


@pytest.mark.parametrize("case", read_cases("pipelines/listings/equations.cases"), ids=str)
def test_an_equation_asks_nothing(case):
    text = f"{case.section.title()} Criteria:\n- {case.text}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == case.expected


def test_an_equation_is_read_and_leaves_nothing_unread():
    text = "Inclusion Criteria:\n- CrCl = (140 - age) x weight / (72 x Cr)\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.readable == "full" and not criterion.unread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CrCl = (140 - age) x weight; gout", ["CrCl = (140 - age) x weight"]),
        ("CrCl > 60 mL/min, age 72 years", []),
        ("bilirubin = 1.2 mg/dL", []),
    ],
)
def test_where_equations_stand(text, found):
    assert [text[start:end] for start, end in equations(text)] == found
