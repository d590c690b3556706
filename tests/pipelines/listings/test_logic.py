"""The expression of a criterion, from the table of cases."""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model.notation import write_expression
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.logic import _TURNING, _turns, expression_of


def written(text: str, kind: str) -> str:
    reading = read_statements(Passage(text), build_reader())
    return write_expression(expression_of(text, reading.placed, kind))


@pytest.mark.parametrize("case", read_cases("pipelines/listings/known_gaps.cases"), ids=str)
def test_known_gaps_are_still_gaps(case):
    assert case.remark, "a gap needs its reason"
    assert written(case.text, case.section) != case.expected, "mended: move it to logic.cases"


@pytest.mark.parametrize("case", read_cases("pipelines/listings/logic.cases"), ids=str)
def test_logic(case):
    assert written(case.text, case.section) == case.expected


@pytest.mark.parametrize("kind", ["inclusion", "exclusion"])
def test_a_permission_that_opens_brackets_is_read_with_what_follows(kind):
    found = written("Diuretics (aspirin is permitted; warfarin must be stopped)", kind)
    assert all(name in found for name in ("diuretic", "not aspirin", "warfarin"))


def test_what_is_allowed_may_open_a_bracket_of_several():
    read = written("asthma (aspirin is allowed; gout; stroke)", "exclusion")
    assert read.endswith("gout or stroke")


def test_no_word_that_turns_a_criterion_is_missed_by_the_short_look():
    for case in read_cases("pipelines/listings/logic.cases"):
        assert _turns(case.text) == bool(_TURNING.search(case.text)), case.text


@pytest.mark.parametrize("text", ["(" * 3000, "(gout or " * 2000, "gout (" * 2000 + ")" * 2000])
def test_brackets_in_brackets_without_end_are_read(text):
    assert written(text, "inclusion")
