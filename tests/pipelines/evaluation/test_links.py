"""Relations and negation: both ends must overlap; alternatives and exceptions are not judged."""

from __future__ import annotations

import pytest

from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.links import LinkScores, score_links, score_negation
from pipelines.evaluation.pages import EXCEPTED, Link, Mark, Page
from pipelines.evaluation.tally import ALL

CHIA = load_maps()["chia"]
TEXT = "ALT or AST above 3 x ULN within 4 weeks, no stroke, except lacunar stroke"
ALT, AST = Mark("T1", "Measurement", ((0, 3),)), Mark("T2", "Measurement", ((7, 10),))
LIMIT, WEEKS = Mark("T3", "Value", ((11, 24),)), Mark("T4", "Temporal", ((25, 39),))
NO, STROKE = Mark("T5", "Negation", ((41, 43),)), Mark("T6", "Condition", ((44, 50),))
EXCEPT, LACUNAR = Mark("T7", "Negation", ((52, 58),)), Mark("T8", "Condition", ((59, 73),))
MARKS = (ALT, AST, LIMIT, WEEKS, NO, STROKE, EXCEPT, LACUNAR)
GROUP = (frozenset({"T1", "T2"}),)


def gold(*links, groups=GROUP):
    return Page("d", TEXT, MARKS, tuple(links), groups)


def read(*ends, negated=()):
    links = (
        Link(label, Mark("", "measurement", (head,)), Mark("", "value", (tail,)))
        for label, head, tail in ends
    )
    marks = tuple(Mark("", "condition", mark.parts) for mark in (STROKE, LACUNAR))
    absent = tuple(Mark("", "condition", (span,)) for span in negated)
    return Page("d", "", marks, tuple(links), negated=absent)


def counts(score, *pages, task="relations"):
    scores = LinkScores(task)
    score(*pages, CHIA, scores)
    found = {(r.measure, r.label): (r.right, r.extra, r.missed) for r in scores.tally.rows(0)}
    return found, scores.faults


def test_a_relation_found_missed_and_made_up():
    page = gold(Link("Has_value", ALT, LIMIT), Link("Has_temporal", ALT, WEEKS), groups=())
    found, faults = counts(
        score_links, page, read(("has_value", (0, 3), (11, 18)), ("has_value", (44, 50), (11, 24)))
    )
    assert found["relaxed", "has_value"] == (1, 1, 0)
    assert found["strict", "has_value"] == (0, 2, 1)
    assert found["relaxed", "has_temporal"] == (0, 0, 1)
    assert found["relaxed", ALL] == (1, 1, 1)
    assert sorted(fault.what for fault in faults) == ["extra", "missed"]


def test_both_ends_must_overlap():
    page = gold(Link("Has_value", ALT, LIMIT), groups=())
    found, _ = counts(score_links, page, read(("has_value", (0, 3), (25, 39))))
    assert found["relaxed", "has_value"] == (0, 1, 1)


def test_a_relation_drawn_the_other_way_round():
    page = gold(Link("Has_value", LIMIT, ALT))
    found, _ = counts(score_links, page, read(("has_value", (0, 3), (11, 24))))
    assert found["strict", "has_value"] == (1, 0, 0)


def test_the_value_of_another_member_of_the_group_is_no_error():
    page = gold(Link("Has_value", ALT, LIMIT))
    pair = read(("has_value", (0, 3), (11, 24)), ("has_value", (7, 10), (11, 24)))
    assert counts(score_links, page, pair)[0]["relaxed", "has_value"] == (1, 0, 0)
    apart = gold(Link("Has_value", ALT, LIMIT), groups=())
    assert counts(score_links, apart, pair)[0]["relaxed", "has_value"] == (1, 1, 0)


def test_a_time_read_as_a_value_is_right_as_either():
    page = gold(Link("Has_temporal", ALT, WEEKS), groups=())
    found, _ = counts(score_links, page, read(("has_value", (0, 3), (25, 39))))
    assert found["relaxed", "has_value"] == (0, 0, 0)
    assert found["relaxed", "has_temporal"] == (0, 0, 1)
    assert found["either", ALL] == (1, 0, 0)


def test_a_cue_of_exception_is_no_negation():
    page = gold(Link("Has_negation", STROKE, NO), Link("Has_negation", LACUNAR, EXCEPT))
    found, _ = counts(score_links, page, read(("has_negation", (44, 50), (41, 43))))
    assert found["relaxed", "has_negation"] == (1, 0, 0)


def test_which_concepts_are_absent():
    page = gold(Link("Has_negation", STROKE, NO))
    found, faults = counts(
        score_negation, page, read(negated=[(44, 50), (59, 73)]), task="negation"
    )
    assert found["found", ALL] == (1, 1, 0)
    assert found["of those found", ALL] == (1, 1, 0)
    assert [fault.what for fault in faults] == ["extra"]


def test_a_concept_that_was_not_found_says_nothing_of_negation():
    page = gold(Link("Has_negation", STROKE, NO))
    found, _ = counts(score_negation, page, Page("d", ""), task="negation")
    assert found["found", ALL] == (0, 0, 1)
    assert ("of those found", ALL) not in found


def test_results_of_tests_alone_where_a_relation_has_many_uses():
    labels = load_maps()["maccrobat"]
    text = "sodium 128 mmol/L, large mass"
    test, value = Mark("T1", "Diagnostic_procedure", ((0, 6),)), Mark("T2", "Lab_value", ((7, 17),))
    mass, size = Mark("T3", "Sign_symptom", ((25, 29),)), Mark("T4", "Area", ((19, 24),))
    links = Link("MODIFY", value, test), Link("MODIFY", size, mass)
    page = Page("d", text, (test, value, mass, size), links)
    scores = LinkScores()
    score_links(
        page,
        read(("has_value", (0, 6), (7, 10)), ("has_value", (25, 29), (19, 24))),
        labels,
        scores,
    )
    rows = {(r.measure, r.label): (r.right, r.extra, r.missed) for r in scores.tally.rows(0)}
    assert rows["relaxed", "has_value"] == (1, 0, 0)


def negation_of_own(gold_marks, read_marks, negated):
    scores = LinkScores("negation")
    text = "no cancer other than of the skin"
    read_page = Page("d", "", read_marks, negated=negated)
    score_negation(Page("d", text, gold_marks), read_page, load_maps()["own"], scores)
    rows = {(r.measure, r.label): (r.right, r.extra, r.missed) for r in scores.tally.rows(0)}
    return rows, scores.faults


def test_what_only_an_exception_takes_out_is_not_judged_where_none_is_marked():
    skin = Mark("T1", "condition", ((28, 32),))
    by_logic = Mark("", "condition", ((28, 32),), {EXCEPTED: "yes"})
    by_words = Mark("", "condition", ((28, 32),))
    rows, faults = negation_of_own((skin,), (skin,), (by_logic,))
    assert (set(rows.values()), faults) == ({(0, 0, 0)}, [])
    rows, faults = negation_of_own((skin,), (skin,), (by_words,))
    assert rows["found", ALL] == rows["of those found", ALL] == (0, 1, 0)


@pytest.mark.parametrize("polarity", ["UNCERTAIN", "MAYBE_NEG", "maybe_pos"])
def test_what_the_gold_calls_unsure_is_not_asked_about(polarity):
    skin = Mark("T1", "condition", ((28, 32),), {"polarity": polarity})
    rows, _ = negation_of_own((skin,), (skin,), (Mark("", "condition", ((28, 32),)),))
    assert ("of those found", ALL) not in rows
