"""Marks with names: what relations and quantities end on, and which of it is scored."""

from __future__ import annotations

from decimal import Decimal

from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.marked import UNSCORED, Marked
from pipelines.evaluation.pages import Link, Mark, Page, Quantity

TEXT = "poorly controlled hypertension > 150 mmHg"
CONDITION = Mark("T1", "condition", ((0, 30),))
HYPERTENSION = Mark("", "condition", ((18, 30),))
AMOUNT = Mark("", "value", ((31, 41),))


def test_an_end_that_no_mention_stands_on_is_not_scored():
    link = Link("has_value", HYPERTENSION, AMOUNT)
    marked = Marked(Page("d", TEXT, (CONDITION,), (link,)))
    assert marked.marks == [
        ("T1", "condition", (0, 30)),
        ("T2", "concept", (18, 30)),
        ("T3", "amount", (31, 41)),
    ]
    assert list(marked.relations) == [("has_value", "T2", "T3")]
    own = load_maps()["own"]
    assert not set(UNSCORED) & set(own.labels)
    assert all(own.knows(label) for label in UNSCORED)


def test_an_end_on_a_mention_is_that_mention():
    value = Mark("T2", "value", ((31, 41),))
    link = Link("has_value", Mark("", "other", ((0, 30),)), AMOUNT)
    marked = Marked(Page("d", TEXT, (CONDITION, value), (link,)))
    assert (len(marked.marks), list(marked.relations)) == (2, [("has_value", "T1", "T2")])


def test_a_second_quantity_of_one_stretch_has_its_own_mark():
    value = Mark("T1", "value", ((31, 41),))
    least = Quantity("threshold", (31, 41), ">", (Decimal(150),), "mm[Hg]", owners=((18, 30),))
    most = Quantity("threshold", (31, 41), "<", (Decimal(180),))
    marked = Marked(Page("d", TEXT, (value,), quantities=(least, most)))
    assert [label for _, label, _ in marked.marks] == ["value", "concept", "amount"]
    assert marked.flags == {
        ("T1", "op"): ">",
        ("T1", "values"): "150",
        ("T1", "unit"): "mm[Hg]",
        ("T3", "op"): "<",
        ("T3", "values"): "180",
    }


def test_a_value_and_a_time_on_one_stretch_stay_two():
    amount = Quantity("threshold", (31, 41), ">", (Decimal(1),))
    window = Quantity("window", (31, 41), type="within")
    marked = Marked(Page("d", TEXT, quantities=(amount, window)))
    assert [label for _, label, _ in marked.marks] == ["amount", "window"]


def test_a_cue_with_a_concept_that_is_there_after_all():
    cue = Link("has_negation", CONDITION, Mark("", "negation", ((0, 6),)))
    there = Marked(Page("d", TEXT, (CONDITION,), (cue,)))
    absent = Marked(Page("d", TEXT, (CONDITION,), (cue,), negated=(CONDITION,)))
    assert there.flags == {("T1", "status"): "present"}
    assert absent.flags == {("T1", "status"): "absent"}
