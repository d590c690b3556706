"""Do words ask nothing that only refer: to a page, a paper, a likeness, a rate, a range?"""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.references import references


@pytest.mark.parametrize("case", read_cases("pipelines/listings/references.cases"), ids=str)
def test_what_only_refers_is_not_asked(case):
    text = f"{case.section.title()} Criteria:\n- {case.text}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == case.expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a-b.", ["see https://example.org/a-b"]),
        ("lymphoma (Miller 2011)", ["(Miller 2011)"]),
        ("gout [Rowan 1999]", ["[Rowan 1999]"]),
        ("lymphoma (since 2011)", []),
        ("AST below the ULN for age > 60", []),
        ("kidney failure rate", []),
    ],
)
def test_where_references_stand(text, found):
    assert [text[start:end] for start, end in references(text)] == found
