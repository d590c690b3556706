"""Our own annotations: every part of the three files, and every fault by its row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from annotated import CRITERION, EXCLUSION, NOTE, TEXT
from nlp.model import read_expression
from pipelines.evaluation.readers.ours import page_of_listing, page_of_note, pair_of, tree_of
from pipelines.evaluation.trees import AND, IF, OR, Branch, Leaf

PLACE = ("listings.jsonl", 2)


def listing(*criteria, **fields):
    troubles = []
    row = {
        "trial_id": "L1",
        "text": TEXT,
        "criteria": list(criteria),
        "layout": "bullets",
        **fields,
    }
    return page_of_listing(row, PLACE, troubles.append), [str(each) for each in troubles]


def test_a_listing():
    page, troubles = listing(CRITERION, EXCLUSION)
    assert not troubles
    assert [(m.id, m.label, TEXT[slice(*m.span)]) for m in page.marks] == [
        ("L1#I1:T1", "measurement", "platelets"),
        ("L1#I1:T2", "value", ">= 100 x 10^9/L"),
        ("L1#E1:T1", "condition", "stroke"),
        ("L1#E1:T2", "negation", "no"),
    ]
    assert [mark.id for mark in page.negated] == ["L1#E1:T1"]
    limit, window = page.quantities
    assert (limit.kind, limit.values, limit.concepts) == (
        "threshold",
        (Decimal(100),),
        ("platelets",),
    )
    assert (window.kind, window.anchor, window.period) == ("window", "now", "past")
    one, other = page.clauses
    assert one.short == "platelets >= 100 10*9/L" and one.tree == Leaf(0, None, "platelets")
    assert other.short is None and other.tree is None and other.span == (50, 77)
    assert page.meta == {"layout": "bullets"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"entities": [{"id": "T9", "type": "drug", "span": [70, 99]}], "relations": []},
            "L1#I1 T9: 70-99 is no stretch of a text of 77 characters",
        ),
        ({"short": "platelets >= 100 (("}, "short form, column"),
        (
            {"relations": [{"type": "has_value", "arg1": "T1", "arg2": "T7"}]},
            "L1#I1: no entity T7",
        ),
        (
            {"entities": [*CRITERION["entities"], CRITERION["entities"][0]]},
            "L1#I1: id T1 is used twice",
        ),
        ({"thresholds": [{"concept": "x", "op": ">"}]}, "L1#I1 threshold: no span"),
    ],
)
def test_a_fault_of_a_listing(changes, told):
    page, (trouble,) = listing({**CRITERION, **changes}, EXCLUSION)
    assert trouble.startswith("listings.jsonl, line 2: L1: ") and told in trouble
    assert len(page.clauses) == 2


@pytest.mark.parametrize(
    ("short", "tree"),
    [
        ("stroke or gout", Branch(OR, (Leaf(0, None, "stroke"), Leaf(1, None, "gout")))),
        (
            "stroke and gout absent",
            Branch(AND, (Leaf(0, None, "stroke"), Leaf(1, None, "gout", True))),
        ),
        (
            "not (stroke or gout)",
            Branch(AND, (Leaf(0, None, "stroke", True), Leaf(1, None, "gout", True))),
        ),
        ("if stroke then gout", Branch(IF, (Leaf(0, None, "stroke"), Leaf(1, None, "gout")))),
        ("1 of (stroke; gout)", Branch(OR, (Leaf(0, None, "stroke"), Leaf(1, None, "gout")))),
        ("2 of (stroke; gout)", Branch(AND, (Leaf(0, None, "stroke"), Leaf(1, None, "gout")))),
        ("nothing", None),
    ],
)
def test_a_short_form_as_a_tree(short, tree):
    assert tree_of(read_expression(short)) == tree


def test_a_note():
    troubles = []
    page = page_of_note(NOTE, ("notes.jsonl", 1), troubles.append)
    assert not troubles
    hb, stroke = page.facts
    assert (hb.concept, hb.values, hb.status, hb.experiencer) == (
        "hemoglobin",
        (Decimal("9.2"),),
        "present",
        "patient",
    )
    assert stroke.status == "absent" and [m.label for m in page.negated] == ["condition"]
    assert page.meta == {"patient_id": "P1", "style": "lab", "date": "2026-03-02"}


def test_a_fact_past_the_end():
    troubles = []
    row = {**NOTE, "facts": [{"kind": "condition", "span": [20, 40]}, NOTE["facts"][0]]}
    page = page_of_note(row, ("notes.jsonl", 1), troubles.append)
    assert len(page.facts) == 1
    assert "P1-1: fact 1: 20-40 is no stretch" in str(troubles[0])


def test_a_pair_and_a_verdict_that_is_none():
    row = {"pair_id": "V1", "patient_id": "P1", "trial_id": "L1", "criterion_id": "L1#I1"}
    row |= {
        "verdict": "met",
        "as_of": "2026-04-01",
        "evidence": [{"note_id": "P1-1", "span": [0, 3]}],
    }
    troubles = []
    pair = pair_of(row, ("pairs.jsonl", 1), troubles.append)
    assert (pair.verdict, pair.as_of, pair.evidence) == ("met", "2026-04-01", (("P1-1", (0, 3)),))
    assert not troubles
    assert pair_of({**row, "verdict": "maybe"}, ("pairs.jsonl", 2), troubles.append) is None
    assert str(troubles[0]).startswith("pairs.jsonl, line 2: V1: verdict 'maybe'")
