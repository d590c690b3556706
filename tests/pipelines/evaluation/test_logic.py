"""Logic against logic: leaves, polarities, pairs, and the criterion as a whole."""

from __future__ import annotations

from pipelines.evaluation.logic import DEFINITIONS, LogicScores, score_logic
from pipelines.evaluation.pages import Clause, Page
from pipelines.evaluation.tally import ALL
from pipelines.evaluation.trees import AND, IF, OR, SAME, Leaf, branch, denied

TEXT = "stroke or heart attack, no asthma"
STROKE, HEART, ASTHMA = (
    Leaf(0, (0, 6), "stroke"),
    Leaf(1, (10, 22), "mi"),
    Leaf(2, (27, 33), "asthma"),
)
TREE = branch(AND, [branch(OR, [STROKE, HEART]), denied(ASTHMA)])


def score(gold, read, quiet=(), gold_short=None, read_short=None):
    scores = LogicScores()
    span = (0, len(TEXT))
    golds = (Clause("c", "inclusion", span, gold, gold_short, quiet),)
    reads = (Clause("r", "inclusion", span, read, read_short),)
    score_logic(Page("d", TEXT, clauses=golds), Page("d", TEXT, clauses=reads), scores)
    rows = {(r.measure, r.label): (r.right, r.extra, r.missed) for r in scores.tally.rows(0)}
    return rows, scores.faults


def test_all_right():
    rows, faults = score(TREE, TREE)
    assert rows["leaves", ALL] == (3, 0, 0)
    assert rows["polarity", ALL] == (3, 0, 0)
    assert rows["negated", ALL] == (1, 0, 0)
    assert rows["pairs", ALL] == (3, 0, 0)
    assert (rows["pairs", AND], rows["pairs", OR]) == ((2, 0, 0), (1, 0, 0))
    assert rows["criterion", ALL] == rows["criterion", "two leaves or more"] == (1, 0, 0)
    assert not faults
    assert {measure for measure, _ in rows} <= set(DEFINITIONS)


def test_and_for_or():
    rows, faults = score(TREE, branch(AND, [STROKE, HEART, denied(ASTHMA)]))
    assert rows["pairs", OR] == (0, 1, 0)
    assert rows["criterion", ALL] == (0, 1, 0)
    assert [(f.field, f.gold, f.read) for f in faults] == [("pairs", "or", "and")]


def test_a_denial_that_was_lost():
    rows, faults = score(TREE, branch(AND, [branch(OR, [STROKE, HEART]), ASTHMA]))
    assert rows["polarity", ALL] == (2, 1, 0)
    assert rows["negated", ALL] == (0, 0, 1)
    assert [(f.field, f.gold) for f in faults] == [("polarity", "denied")]


def test_a_leaf_missed_and_one_too_many():
    rows, _ = score(TREE, branch(AND, [STROKE, Leaf(9, (7, 9), "or")]))
    assert rows["leaves", ALL] == (1, 1, 2)


def test_a_statement_used_twice_answers_a_short_form_that_names_it_twice():
    """ "If on the drug, then on the drug for a year": one statement, two names of it."""
    twice = branch(IF, [Leaf(0, None, "mi"), Leaf(1, None, "mi")])
    rows, faults = score(twice, branch(IF, [HEART, HEART]))
    assert rows["leaves", ALL] == (2, 0, 0)
    assert rows["pairs", IF] == rows["criterion", ALL] == (1, 0, 0)
    assert not faults
    rows, _ = score(twice, branch(IF, [STROKE, STROKE]))
    assert rows["leaves", ALL] == (0, 1, 2)


def test_marked_words_that_are_no_leaf_are_not_extra():
    rows, _ = score(STROKE, branch(AND, [STROKE, Leaf(9, (7, 9), "or")]), quiet=((7, 9),))
    assert rows["leaves", ALL] == (1, 0, 0)


def test_one_of_two_names_of_a_thing_is_enough():
    same = branch(SAME, [STROKE, HEART])
    rows, _ = score(same, STROKE)
    assert rows["leaves", ALL] == (1, 0, 0)
    assert rows["criterion", ALL] == (1, 0, 0)


def test_if_then_may_be_read_as_not_or():
    gold = branch(IF, [STROKE, ASTHMA])
    assert score(gold, branch(OR, [denied(STROKE), ASTHMA]))[0]["pairs", IF] == (1, 0, 0)
    assert score(gold, branch(AND, [STROKE, ASTHMA]))[0]["pairs", IF] == (0, 1, 0)


def test_leaves_without_a_place_are_matched_by_name():
    gold = branch(OR, [Leaf(0, None, "stroke"), Leaf(1, None, "mi", True)])
    rows, _ = score(gold, branch(OR, [Leaf(5, (10, 22), "mi", True), Leaf(4, (0, 6), "stroke")]))
    assert rows["leaves", ALL] == (2, 0, 0)
    assert rows["pairs", OR] == rows["criterion", ALL] == (1, 0, 0)


def test_the_short_form_is_right_or_not():
    gold = Leaf(0, None, "stroke")
    assert score(gold, STROKE, gold_short="stroke", read_short="stroke")[0]["short", ALL] == (
        1,
        0,
        0,
    )
    rows, faults = score(gold, STROKE, gold_short="stroke", read_short="stroke (history)")
    assert rows["short", ALL] == (0, 1, 0)
    assert [fault.field for fault in faults] == ["short"]


def test_of_several_criteria_each_is_compared_with_the_one_in_its_place():
    one, other = (
        Clause("1", "inclusion", (0, 6), STROKE),
        Clause("2", "exclusion", (27, 33), ASTHMA),
    )
    scores = LogicScores()
    read = Page("d", TEXT, clauses=(other, one))
    score_logic(Page("d", TEXT, clauses=(one, other)), read, scores)
    rows = {row.measure: row.right for row in scores.tally.rows(0)}
    assert rows["criterion"] == 2


def test_how_the_text_was_cut():
    whole, stroke = (
        Clause("1", "inclusion", (0, 22), None),
        Clause("2", "inclusion", (0, 7), STROKE),
    )
    asthma = Clause("3", "exclusion", (26, 33), ASTHMA)
    scores = LogicScores()
    gold, read = Page("d", TEXT, clauses=(stroke, asthma)), Page("d", TEXT, clauses=(whole, asthma))
    score_logic(gold, read, scores)
    (row,) = [row for row in scores.tally.rows(0) if row.measure == "criteria"]
    assert (row.right, row.extra, row.missed) == (1, 1, 1)


def test_a_criterion_that_was_not_found():
    one, other = (
        Clause("1", "inclusion", (0, 6), STROKE),
        Clause("2", "inclusion", (27, 33), ASTHMA),
    )
    scores = LogicScores()
    score_logic(Page("d", TEXT, clauses=(one, other)), Page("d", TEXT, clauses=(one,)), scores)
    rows = {row.measure: (row.right, row.missed) for row in scores.tally.rows(0)}
    assert rows["leaves"] == (1, 1)
