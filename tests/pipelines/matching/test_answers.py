"""Facts that deny, end or leave open what is asked."""

from __future__ import annotations

from datetime import date

import pytest
from patients import AS_OF, fact, leaf, patient

from nlp.model import FactTime, PartialDate
from pipelines.matching.answers import (
    day_of,
    denied,
    has_ended,
    is_absent,
    is_apart,
    left_open,
    may_be_the_one,
    named,
    tells_of_a_part,
)

GOUT = leaf("gout", "exclusion")


def test_words_of_a_fact():
    told = fact("2024-06-20 gout")
    assert (named(told), day_of(told)) == ("gout", " (2024-06-20)")


@pytest.mark.parametrize(
    ("form", "absent", "ended"),
    [
        ("gout", False, False),
        ("gout absent", True, False),
        ("gout absent (history)", True, True),
    ],
)
def test_what_is_not_there(form, absent, ended):
    told = fact(f"2024-06-20 {form}")
    assert (is_absent(told), has_ended(told)) == (absent, ended)


def test_a_denial_and_an_end_are_told_apart():
    for form, word in (("gout absent", "deny"), ("gout absent (history)", "end")):
        found = denied(patient(""), GOUT, fact(f"2024-06-20 {form}"))
        assert found.verdict.value == "not_met"
        assert f"the notes {word} " in found.reason


def test_what_comes_near_is_shown():
    found = left_open(patient(""), GOUT, fact("2024-06-20 gout"), "but not when")
    assert (found.verdict.value, found.near) == ("unknown", True)
    assert [each.role for each in found.evidence] == ["near"]


@pytest.mark.parametrize(
    ("since", "end", "expected"),
    [
        (PartialDate(2024, 5), PartialDate(2024, 6, 20), True),
        (PartialDate(2023, 5), PartialDate(2024, 6, 20), False),
        (PartialDate(2024, 5), PartialDate(2024, 5), False),
    ],
)
def test_a_denial_of_part_of_the_time(since, end, expected):
    asked = leaf("alcohol within [-6 mo, 0 d] of as_of", "exclusion")
    told = fact("alcohol absent")
    told = told.__class__(
        *(told.patient_id, told.note_id, told.fact_id, told.statement),
        FactTime(since, end, "text"),
        None,
    )
    assert tells_of_a_part(told, asked, AS_OF) is expected
    assert isinstance(AS_OF, date)


def test_only_what_is_set_apart_is_apart():
    assert not is_apart(fact("2024-06-20 gout"), GOUT)


def test_only_of_cancers_may_any_be_the_one():
    assert not may_be_the_one(GOUT)
    assert not may_be_the_one(leaf("malignancy", "exclusion"))
