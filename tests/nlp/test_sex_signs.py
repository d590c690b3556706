"""Signs for men and women beside limits."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.recognizers import Found, TermFound
from nlp.sex_signs import name_sexes
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "sexes"),
    [
        ("ferritin > 30 (M), > 20 (F)", "man woman"),
        ("ferritin > 30 [m] or > 20 [f]", "man woman"),
        ("ferritin (M > 30, F > 20 ng/mL)", "man woman"),
        ("ferritin > 30 (♂) or > 20 (♀)", "man woman"),
        # One letter alone may be anything, and letters without limits.
        ("ferritin > 30 (F)", ""),
        ("parts (M) and (F) of the form", ""),
    ],
)
def test_signs(text, sexes):
    found = name_sexes(text, [], "listing")
    assert " ".join(each.value.concept_id for each in found) == sexes


def test_a_note_tells_of_one_patient():
    assert name_sexes("ferritin 40 (M > 30, F > 20)", [], "note") == []


def test_names_are_left_alone():
    term = Found(15, 16, TermFound("x", "condition", "x"))
    assert term in name_sexes("ferritin > 30 (M), > 20 (F)", [term], "listing")


def test_each_limit_is_of_its_sex():
    read = read_statements(Passage("ferritin > 30 ng/mL (♂) or > 20 ng/mL (♀)"), build_reader())
    names = [each.concept.name for each in read.statements if each.concept]
    assert names.count("man") == names.count("woman") == 1
