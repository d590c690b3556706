"""Do sentences ask nothing that only allow, instruct, or tell what the study does?"""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.procedures import procedures


@pytest.mark.parametrize("case", read_cases("pipelines/listings/permissions.cases"), ids=str)
def test_what_is_only_told_is_not_asked(case):
    text = f"{case.section.title()} Criteria:\n- {case.text}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == case.expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gout. Serum will be stored.", ["Serum will be stored"]),
        ("Gout. Serum that will be stored is of no matter.", []),
        ("Gout. Patients will be tested and must be negative.", []),
        ("Patients will be enrolled.", []),
        ("Gout (urate will be measured twice), lupus", ["urate will be measured twice"]),
    ],
)
def test_where_such_sentences_stand(text, found):
    assert [text[start:end].strip() for start, end in procedures(text)] == found
