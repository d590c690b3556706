"""Marks against marks: each kind of matching by hand, and nervaluate as a second opinion."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator

from pipelines.evaluation.labels import LabelMap
from pipelines.evaluation.pages import Mark, Page
from pipelines.evaluation.spans import DEFINITIONS, NOTHING, SpanScores, score_spans
from pipelines.evaluation.tally import ALL

LABELS = LabelMap("m", {"drug": "drug", "condition": "condition"})
TEXT = "aspirin for headache and fever since Monday, no rash, no cough, no other complaint"


def page(*marks, text=TEXT):
    made = []
    for k, (label, *parts) in enumerate(marks):
        made.append(Mark(f"T{k}", label, tuple(parts)))
    return Page("d", text, tuple(made))


def scored(gold, read, labels=LABELS):
    scores = SpanScores()
    score_spans(gold, read, labels, scores)
    rows = {(row.measure, row.label): row for row in scores.tally.rows(0)}
    return scores, rows


def counts(rows, measure, label=ALL):
    row = rows.get((measure, label))
    return (row.right, row.extra, row.missed) if row else None


GOLD = page(("drug", (0, 7)), ("condition", (12, 20)), ("condition", (25, 30)))


def test_each_kind_of_matching():
    read = page(("drug", (0, 7)), ("condition", (8, 20)), ("drug", (25, 30)), ("drug", (40, 44)))
    scores, rows = scored(GOLD, read)
    assert counts(rows, "strict") == (1, 3, 2)
    assert counts(rows, "relaxed") == (2, 2, 1)
    assert counts(rows, "exact") == (2, 2, 1)
    assert counts(rows, "any") == (3, 1, 0)
    assert counts(rows, "type") == (2, 2, 1)
    assert counts(rows, "partial") == (2.5, 1.5, 0.5)
    assert scores.confusion == {
        ("drug", "drug"): 1,
        ("condition", "condition"): 1,
        ("condition", "drug"): 1,
        (NOTHING, "drug"): 1,
    }
    assert sorted(fault.what for fault in scores.faults) == ["boundary", "extra", "label"]
    assert {measure for measure, _ in rows} == set(DEFINITIONS)


def test_a_label_twice_on_one_stretch_counts_once():
    read = page(("drug", (0, 7)), ("drug", (0, 7)))
    assert counts(scored(GOLD, read)[1], "strict") == (1, 0, 2)


def test_one_prediction_answers_one_mark():
    _, rows = scored(GOLD, page(("condition", (12, 30))))
    assert counts(rows, "relaxed", "condition") == (1, 0, 1)


def test_touching_is_no_overlap():
    _, rows = scored(page(("drug", (0, 7))), page(("drug", (7, 10))))
    assert counts(rows, "relaxed") == (0, 1, 1)


def test_a_mark_in_parts_is_compared_by_its_hull_or_by_its_parts():
    gold, read = page(("drug", (0, 7), (25, 30))), page(("drug", (12, 20)))
    assert counts(scored(gold, read)[1], "relaxed") == (1, 0, 0)
    by_parts = LabelMap("m", LABELS.labels, each_part=True)
    assert counts(scored(gold, read, by_parts)[1], "relaxed") == (0, 1, 1)


def test_a_second_prediction_on_one_mark_may_be_no_error():
    read = page(("condition", (12, 16)), ("condition", (17, 20)))
    assert counts(scored(GOLD, read)[1], "relaxed", "condition") == (1, 1, 1)
    lenient = LabelMap("m", LABELS.labels, repeats=True)
    assert counts(scored(GOLD, read, lenient)[1], "relaxed", "condition") == (1, 0, 1)


def test_the_view_of_annotated_text():
    labels = LabelMap("m", LABELS.labels, unannotated=frozenset({"aside"}))
    gold = page(("drug", (0, 7)), ("aside", (40, 60)))
    _, rows = scored(gold, page(("drug", (0, 7)), ("drug", (45, 50))), labels)
    assert counts(rows, "strict") == (1, 1, 0)
    assert counts(rows, "strict, annotated text") == (1, 0, 0)


def test_nothing_against_nothing():
    scores, rows = scored(page(), page())
    assert counts(rows, "exact") == (0, 0, 0)
    assert not scores.faults and not scores.confusion


def apart(numbers):
    """Stretches with a gap between them, so that none touch: (label, start, end)."""
    spans, at = [], 0
    for gap, length, label in numbers:
        start = at + gap
        spans.append(("drug" if label else "condition", start, start + length))
        at = start + length + 1
    return spans


SOME = st.lists(st.tuples(st.integers(1, 3), st.integers(2, 5), st.booleans()), max_size=6)


def nervaluate_of(golds, preds):
    """Its results; ends are inclusive there, so that touching stretches do not overlap."""
    sides = [
        [[{"label": label, "start": start, "end": end - 1} for label, start, end in side]]
        for side in (golds, preds)
    ]
    return Evaluator(*sides, tags=["drug", "condition"]).evaluate()["overall"]


@pytest.mark.parametrize(("ours", "theirs"), [("strict", "strict"), ("exact", "exact")])
@settings(max_examples=60, deadline=None)
@given(golds=SOME.map(apart), preds=SOME.map(apart))
def test_strict_and_exact_as_nervaluate_counts_them(ours, theirs, golds, preds):
    if not golds or not preds:
        return
    gold, read = (
        page(*((n, (s, e)) for n, s, e in side), text="x" * 99) for side in (golds, preds)
    )
    right, extra, missed = counts(scored(gold, read)[1], ours)
    result = nervaluate_of(golds, preds)[theirs]
    assert result.correct == right
    assert result.actual == right + extra
    assert result.possible == right + missed


@settings(max_examples=60, deadline=None)
@given(numbers=st.lists(st.tuples(st.integers(1, 3), st.integers(4, 6), st.booleans()), min_size=1))
def test_type_and_partial_as_nervaluate_counts_them(numbers):
    """Where each prediction overlaps one mark at most, its greedy choice is the best one."""
    golds = apart(numbers)
    preds = [
        (label if k % 3 else "drug", start + k % 2, end)
        for k, (label, start, end) in enumerate(golds)
    ]
    gold, read = (
        page(*((n, (s, e)) for n, s, e in side), text="x" * 999) for side in (golds, preds)
    )
    rows, result = scored(gold, read)[1], nervaluate_of(golds, preds)
    assert counts(rows, "type")[0] == result["ent_type"].correct
    assert counts(rows, "type")[1] == result["ent_type"].incorrect
    partial = result["partial"]
    assert counts(rows, "partial")[0] == partial.correct + partial.partial / 2
    assert rows["partial", ALL].value == pytest.approx(partial.f1)
