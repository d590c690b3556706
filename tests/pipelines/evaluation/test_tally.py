"""Counts to scores: arithmetic by hand, scikit-learn as a second opinion, honest intervals."""

from __future__ import annotations

import pytest
from sklearn.metrics import precision_recall_fscore_support

from pipelines.evaluation.tally import ALL, MACRO, Row, Tally, changes, value_of


def tally_of(*documents):
    """Documents as (right, extra, missed) of one label."""
    tally = Tally("entities")
    for number, counts in enumerate(documents):
        tally.count(f"d{number}", "strict", ALL, *counts)
    return tally


def test_the_arithmetic():
    (row,) = tally_of((3, 1, 2), (1, 0, 0)).rows(0)
    assert (row.right, row.extra, row.missed) == (4, 1, 2)
    assert (row.precision, row.recall) == (4 / 5, 4 / 6)
    assert row.value == pytest.approx(8 / 11)
    assert row.interval is None


def test_nothing_is_nothing_and_no_error():
    assert value_of(0, 0, 0, "f1") == 0
    (row,) = tally_of((0, 0, 0)).rows(100)
    assert (row.value, row.precision, row.recall) == (0, 0, 0)


def test_per_label_and_macro_as_scikit_learn_has_them():
    gold = ["a", "a", "a", "b", "b", "c"]
    read = ["a", "a", "b", "b", "c", "c"]
    tally = Tally("t")
    for number, (one, other) in enumerate(zip(gold, read, strict=True)):
        for label in {one, other}:
            counts = one == label == other, other == label != one, one == label != other
            tally.count(str(number), "m", label, *map(int, counts))
    rows = {row.label: row for row in tally.rows(0)}
    wanted = precision_recall_fscore_support(gold, read, labels=["a", "b", "c"])
    for k, label in enumerate("abc"):
        got = rows[label].precision, rows[label].recall, rows[label].value
        assert got == pytest.approx([wanted[i][k] for i in range(3)])
    assert rows[MACRO].value == pytest.approx(sum(wanted[2]) / 3)


def test_a_label_that_the_gold_lacks_is_not_in_the_mean():
    tally = Tally("t")
    tally.count("d", "m", "a", 1, 0, 0)
    tally.count("d", "m", "b", 1, 0, 1)
    tally.count("d", "m", "only read", 0, 9, 0)
    rows = {row.label: row for row in tally.rows(0)}
    assert rows[MACRO].value == pytest.approx((1 + 2 / 3) / 2)


def test_a_share():
    tally = Tally("logic")
    tally.share("d1", "polarity", ALL, 3, 4)
    tally.share("d2", "polarity", ALL, 1, 1)
    (row,) = tally.rows(0)
    assert (row.value, row.form, row.precision) == (4 / 5, "share", None)


def test_intervals_hold_the_score_and_narrow_with_documents():
    few = tally_of(*[(8, 2, 2), (2, 5, 1)] * 5).rows(500)[0]
    many = tally_of(*[(8, 2, 2), (2, 5, 1)] * 200).rows(500)[0]
    for row in (few, many):
        low, high = row.interval
        assert low < row.value < high
    assert many.interval[1] - many.interval[0] < (few.interval[1] - few.interval[0]) / 3
    assert few.interval == tally_of(*[(8, 2, 2), (2, 5, 1)] * 5).rows(500)[0].interval


def test_equal_documents_leave_no_doubt():
    row = tally_of(*[(1, 1, 1)] * 20).rows(100)[0]
    assert row.interval == pytest.approx((0.5, 0.5))


def test_documents_without_anything_widen_nothing_but_count():
    tally = tally_of((1, 0, 0))
    tally.touch("empty")
    assert tally.rows(200)[0].documents == 1
    assert len(tally.order) == 2


def test_a_run_against_itself_differs_in_nothing():
    one = tally_of(*[(3, 1, 2), (1, 2, 0)] * 10)
    (change,) = changes(one, one, 200)
    assert change.after - change.before == 0
    assert change.interval == (0, 0)
    assert change.p == 1


def test_a_better_run_is_surely_better():
    worse = tally_of(*[(5, 5, 5), (6, 4, 4)] * 10)
    better = tally_of(*[(8, 2, 2), (7, 3, 3)] * 10)
    (change,) = changes(worse, better, 500)
    assert change.after > change.before
    assert change.interval[0] > 0
    assert change.p < 0.01


def test_runs_are_compared_document_by_document():
    """Both vary widely from document to document, the gain is the same in each: it is certain."""
    before = tally_of(*[(k, 20 - k, 20 - k) for k in range(1, 19)])
    after = tally_of(*[(k + 1, 19 - k, 19 - k) for k in range(1, 19)])
    (change,) = changes(before, after, 500)
    assert change.interval == pytest.approx((0.05, 0.05))


def test_a_measure_of_one_run_alone_is_not_compared():
    assert changes(tally_of((1, 0, 0)), Tally("entities"), 10) == []


def test_a_row_knows_its_key():
    assert Row("t", "m", "l", "f1", 0.5).key == ("t", "m", "l")
