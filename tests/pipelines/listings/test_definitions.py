"""Does what defines a thing say more of it, and never less?"""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize("case", read_cases("pipelines/listings/definitions.cases"), ids=str)
def test_a_definition_says_more_of_the_thing(case):
    text = f"{case.section.title()} Criteria:\n- {case.text}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == case.expected
