"""How often, or of how many kinds, do the notes tell it?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from patients import AS_OF, fact, leaf

from nlp.model import FactTime, PartialDate
from nlp.vocabulary import load_vocabulary
from pipelines.matching.counts import allows_none, counted, is_counted
from pipelines.matching.patient import Patient

YEAR = "within [-12 mo, 0 d] of as_of"


def told(*forms: str):
    """Facts whose days the words of a note tell: `2024-01 gout`."""
    made = []
    for number, form in enumerate(forms, 1):
        first, _, rest = form.partition(" ")
        dated = first[:1].isdigit()
        one = fact(rest if dated else form, number)
        time = FactTime(PartialDate.parse(first), None, "text") if dated else FactTime()
        made.append(replace(one, time=time))
    return made


def answer(asked: str, kind: str, *forms: str) -> str:
    facts = told(*forms)
    whom = Patient.of(facts, AS_OF, load_vocabulary())
    found = counted(whom, leaf(asked, kind), facts)
    return f"{found.verdict.value} {found.basis}" if found else "open"


CASES = [
    ("stroke >= 2", "inclusion", ("2012 stroke", "2019 stroke"), "met inferred"),
    ("stroke >= 2", "inclusion", ("2012 stroke", "2012-05 stroke"), "open"),
    ("stroke >= 2", "exclusion", ("2012 stroke",), "not_met presumed"),
    ("stroke >= 2", "inclusion", ("2012 stroke",), "open"),
    ("stroke >= 1", "inclusion", ("stroke",), "met inferred"),
    (f"exacerbation >= 2 {YEAR}", "inclusion", ("2024-01 exacerbation",) * 2, "open"),
    (
        f"exacerbation >= 2 {YEAR}",
        "inclusion",
        ("2024-01 exacerbation", "2024-04 exacerbation", "2022-04 exacerbation"),
        "met inferred",
    ),
    (
        f"exacerbation >= 2 {YEAR}",
        "inclusion",
        ("2022-01 exacerbation", "2022-04 exacerbation"),
        "open",
    ),
    ("exacerbation >= 2", "inclusion", ("2024-01 exacerbation = 3",), "met inferred"),
    ("exacerbation <= 2", "inclusion", ("2024-01 exacerbation = 3",), "not_met inferred"),
    ("biologic >= 2", "inclusion", ("etanercept", "abatacept"), "met inferred"),
    ("biologic >= 2", "inclusion", ("etanercept", "biologic"), "open"),
    ("taxane <= 2", "inclusion", ("docetaxel",), "met presumed"),
    ("stroke <= 2", "inclusion", ("2019 stroke",), "met presumed"),
    ("stroke <= 2", "inclusion", ("stroke",), "open"),
    ("taxane <= 1", "inclusion", ("docetaxel", "paclitaxel"), "not_met inferred"),
]


@pytest.mark.parametrize(("asked", "kind", "forms", "expected"), CASES)
def test_what_is_told_is_at_least_so_many(asked, kind, forms, expected):
    assert answer(asked, kind, *forms) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("stroke > 1", True),
        ("stroke", False),
        ("hemoglobin > 9 g/dL", False),
        ("prednisone > 10 mg/d", False),
        ("chemotherapy > 2", False),
    ],
)
def test_which_demands_count(form, expected):
    assert is_counted(leaf(form)) is expected


def test_no_more_than_two_allows_none():
    assert allows_none(leaf("stroke <= 2"))
    assert not allows_none(leaf("stroke >= 1"))
    assert not allows_none(leaf("stroke"))
