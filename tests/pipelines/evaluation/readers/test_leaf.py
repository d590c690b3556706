"""Leaf's events: which marks are mentions of their own, and what a comparison says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.evaluation.readers.leaf import written_number
from pipelines.evaluation.readers.rows import page_of_row

TEXT = "Age 18 years or older. Platelets >= 100 x K/uL within 6 months, currently. Recent stroke"


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def entity(name, label, words):
    return {"id": name, "type": label, "spans": [span(words)]}


ROW = {
    "doc": "d",
    "text": TEXT,
    "entities": [
        entity("T1", "Age", "Age"),
        entity("T2", "Eq-Comparison", "18 years or older"),
        entity("T3", "Eq-Value", "18"),
        entity("T4", "Eq-Operator", "or older"),
        entity("T5", "Eq-Temporal-Unit", "years"),
        entity("T6", "Observation", "Platelets"),
        entity("T7", "Eq-Comparison", ">= 100 x K/uL"),
        entity("T8", "Eq-Value", "100"),
        entity("T9", "Eq-Operator", ">="),
        entity("T10", "Eq-Unit", "K/uL"),
        entity("T11", "Eq-Comparison", "within 6 months"),
        entity("T12", "Eq-Value", "6"),
        entity("T13", "Eq-Temporal-Unit", "months"),
        entity("T14", "Eq-Comparison", "currently"),
        entity("T15", "Condition", "stroke"),
        entity("T16", "Condition", "Recent stroke"),
    ],
    "events": [
        {"id": "E1", "type": "Age", "trigger": "T1", "args": [["Numeric-Filter", "E2"]]},
        {
            "id": "E2",
            "type": "Eq-Comparison",
            "trigger": "T2",
            "args": [["Value", "T3"], ["Operator", "T4"], ["Temporal-Unit", "T5"]],
        },
        {"id": "E3", "type": "Observation", "trigger": "T6", "args": [["Numeric-Filter", "E4"]]},
        {
            "id": "E4",
            "type": "Eq-Comparison",
            "trigger": "T7",
            "args": [["Value", "T8"], ["Operator", "T9"], ["Unit", "T10"]],
        },
        {
            "id": "E5",
            "type": "Eq-Comparison",
            "trigger": "T11",
            "args": [["Value", "T12"], ["Temporal-Unit2", "T13"]],
        },
        {"id": "E6", "type": "Eq-Comparison", "trigger": "T14", "args": []},
        {"id": "E7", "type": "Condition", "trigger": "T15", "args": []},
    ],
    "relations": [{"type": "Or", "arg1": "E1", "arg2": "E3"}],
    "attributes": {
        "T4": {"Eq-Operator-Value": "GTEQ"},
        "T5": {"Eq-Temporal-Unit-Value": "year"},
        "T9": {"Eq-Operator-Value": "GTEQ"},
        "T13": {"Eq-Temporal-Unit-Value": "month"},
    },
}


@pytest.fixture(scope="module")
def page():
    troubles = []
    page = page_of_row(ROW, ("g", 1), troubles.append)
    assert not troubles
    return page


def test_only_a_trigger_is_a_mention(page):
    labels = {mark.id: mark.label for mark in page.marks}
    assert (labels["T15"], labels["T16"]) == ("Condition", "Part")
    assert (labels["T2"], labels["T14"]) == ("Eq-Comparison", "Eq-Comparison-Bare")
    assert labels["T1"] == "Age"


def test_what_the_comparisons_say(page):
    age, platelets, window, currently = page.quantities
    assert (age.kind, age.op, age.values, age.unit) == ("threshold", ">=", (Decimal(18),), "a")
    assert age.owners == (tuple(span("Age")),)
    assert (platelets.op, platelets.values, platelets.unit) == (">=", (Decimal(100),), "10*9/L")
    assert (window.kind, window.op, window.unit) == ("window", None, "mo")
    assert window.owners == ()
    assert not currently.judged and age.judged


def test_relations_of_events_are_no_links(page):
    assert page.links == ()


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("stage III", "III", "3"),
        ("class IVa", "IVa", "4"),
        ("GradeⅡ", "Ⅱ", "2"),
        ("second line", "Second", "2"),
        ("2nd line", "2nd", "2"),
        ("twice a day", "twice", "2"),
        ("7g", "7g", "7"),
        ("PEEP < -8 mbar", "-8", "-8"),
        ("visual acuity of 20/50", "20/50", "0.4"),
        ("90 mL/min/1.73 m2", "90", "90"),
        ("90 mL/min/1.73 m2", "1.73", None),
        ("150 x 109/L", "150", "150"),
        ("150 x 109/L", "109", None),
        ("before 4/7/2021", "4/7/2021", None),
        ("before 9 March", "9 March", None),
        ("L4", "L4", None),
        ("moderate", "moderate", None),
    ],
)
def test_the_number_that_a_mark_says(text, words, value):
    start = text.lower().index(words.lower())
    number = written_number(text, (start, start + len(words)), (0, len(text)))
    assert number == (None if value is None else Decimal(value))


def test_an_owner_under_its_other_name():
    """A comparison of one of two equivalent events is owned by both stretches."""
    row = dict(ROW, relations=[{"type": "Abbrev-Of", "arg1": "E3", "arg2": "E7"}])
    page = page_of_row(row, ("f", 1), pytest.fail)
    limit = next(each for each in page.quantities if Decimal(100) in each.values)
    assert {TEXT[slice(*span)] for span in limit.owners} == {"Platelets", "stroke"}
