"""Are contradictions and oddities of a read trial raised as problems?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from nlp.model import (
    All,
    Amount,
    Assertion,
    Bound,
    Comparator,
    Concept,
    Criterion,
    Interval,
    Listing,
    Quote,
    Requirement,
    Statement,
    Status,
    Trial,
)
from pipelines.listings.checks import check_trial, text_ages


def at_least(value, inclusive=True):
    return Interval(Bound(Decimal(value), inclusive), None)


def at_most(value, inclusive=True):
    return Interval(None, Bound(Decimal(value), inclusive))


def statement(name, interval, status=Status.PRESENT, kind="measurement"):
    amount = None if interval is None else Amount(Comparator.GE, (), interval=interval)
    return Statement("s", kind, Concept(name, name), amount, assertion=Assertion(status))


def criterion(number, *statements, kind="inclusion", text="some words here", label=None):
    expression = All(tuple(Requirement(each) for each in statements))
    quote = Quote(number * 100, number * 100 + len(text), text)
    return Criterion(f"T#{number}", kind, quote, expression, label=label)


def codes(*criteria, **fields):
    trial = Trial("T", "", criteria=criteria)
    return [problem.code for problem in check_trial(trial, Listing("T", **fields))]


def test_an_empty_range():
    one = criterion(1, statement("hb", at_least(10)), statement("hb", at_most(5)))
    assert codes(one) == ["empty_range"]
    fine = criterion(1, statement("hb", at_least(5)), statement("hb", at_most(10)))
    assert codes(fine) == []


def test_a_clash():
    low, high = (
        criterion(1, statement("hb", at_most(5))),
        criterion(2, statement("hb", at_least(9))),
    )
    high = criterion(2, statement("hb", at_least(9)), text="other words there")
    assert codes(low, high) == ["clash"]


@pytest.mark.parametrize(
    ("interval", "field", "found"),
    [
        (at_least(18), "18", []),
        (at_least(17, inclusive=False), "18", []),
        (at_least(21), "18", ["age_field"]),
    ],
)
def test_ages_against_fields(interval, field, found):
    assert codes(criterion(1, statement("age", interval)), min_age=Decimal(field)) == found


def ages(*criteria):
    return text_ages(Trial("T", "", criteria=criteria))


def test_ages_of_others_do_not_count():
    donor = criterion(1, statement("age", at_least(21)), text="The donor is 21 or older")
    assert ages(donor) is None


def test_excluded_ages_count():
    young = Requirement(statement("age", at_most(18, inclusive=False)))
    quote = Quote(0, 9, "under age")
    assert ages(Criterion("T#1", "exclusion", quote, young)) == at_least(18)


def test_ages_of_two_groups_are_taken_together():
    old = criterion(1, statement("age", at_least(50, inclusive=False)))
    young = criterion(2, statement("age", at_most(50)))
    assert ages(old, young) == Interval()


def test_ages_that_only_say_for_whom():
    one = criterion(1, statement("age", at_least(16)), statement("karnofsky", at_least(50)))
    assert ages(one) is None


def test_a_double_negation():
    absent = statement("gout", None, Status.ABSENT, "condition")
    assert codes(criterion(1, absent, kind="exclusion", text="No gout at all")) == [
        "double_negation"
    ]
    assert codes(criterion(1, absent, kind="exclusion", text="Gout not treated")) == []
    assert codes(criterion(1, absent, kind="exclusion", text="No written consent")) == []
    assert codes(criterion(1, absent, text="No gout at all")) == []
    phone = statement("telephone", None, Status.ABSENT, "observation")
    assert codes(criterion(1, phone, kind="exclusion", text="No telephone")) == []


def test_a_repeated_criterion():
    assert codes(criterion(1), criterion(2, kind="exclusion")) == ["repeated"]


def test_a_lead_in_without_children():
    assert codes(criterion(1, text="One of the following:")) == ["lead_in_without_children"]


def test_a_missing_lead_in():
    assert codes(criterion(1, text="or tophus"), criterion(2, text="and/or gout")) == [
        "missing_lead_in"
    ]
    assert codes(criterion(1, text="Or-Wells score of 4")) == []


def test_a_gap_in_the_labels():
    three = [criterion(n, text=f"words of number {n}", label=str(n)) for n in (1, 2, 4)]
    assert codes(*three) == ["label_gap"]
    second = replace(criterion(2, text="Phase I: gout", label="2"), cohort="Phase I")
    counted = [criterion(1, label="1"), second, criterion(3, text="lupus", label="3")]
    assert codes(*counted) == []
