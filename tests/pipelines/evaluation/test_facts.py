"""Facts of notes: found by kind and place, then each thing that is said of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipelines.evaluation.facts import FactScores, score_facts, written
from pipelines.evaluation.pages import FactMark, Page
from pipelines.evaluation.tally import ALL

HB = FactMark("measurement", (0, 3), "hemoglobin", op="=", values=(Decimal("9.2"),), unit="g/dL")
STROKE = FactMark("condition", (20, 26), "stroke", "absent")


def score(golds, reads):
    scores = FactScores()
    text = "Hgb 9.2 g/dL. Never stroke or tremor."
    score_facts(Page("n", text, facts=tuple(golds)), Page("n", "", facts=tuple(reads)), scores)
    rows = {(r.measure, r.label): (r.right, r.extra, r.missed) for r in scores.tally.rows(0)}
    return rows, scores


def test_all_right():
    rows, scores = score([HB, STROKE], [STROKE, HB])
    assert rows["found", ALL] == rows["full", ALL] == (2, 0, 0)
    assert rows["amount", ALL] == rows["absent", ALL] == (1, 0, 0)
    assert ("date", ALL) not in rows
    assert not scores.faults
    assert scores.confusion == {("present", "present"): 1, ("absent", "absent"): 1}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"status": "possible"}, "status"),
        ({"experiencer": "family"}, "experiencer"),
        ({"time": "history"}, "time"),
        ({"concept": "hematocrit"}, "concept"),
        ({"values": (Decimal("92"),)}, "amount"),
        ({"unit": "g/L"}, "amount"),
        ({"op": "<"}, "amount"),
    ],
)
def test_one_thing_wrong(changes, wrong):
    rows, scores = score([HB], [replace(HB, **changes)])
    assert rows["found", ALL] == (1, 0, 0)
    assert rows[wrong, ALL] == (0, 1, 0)
    assert rows["full", ALL] == (0, 1, 1)
    assert [fault.field for fault in scores.faults] == [wrong]


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"unit": None, "bounds": (Decimal("9.2"), Decimal("9.2"))}, 1),
        (
            {
                "values": (Decimal(92),),
                "unit": "g/L",
                "bounds": (Decimal("9.2"), Decimal("9.20000000001")),
            },
            1,
        ),
        ({"unit": None, "bounds": (Decimal("92"), Decimal("92"))}, 0),
        ({"unit": None, "bounds": (None, Decimal("9.2"))}, 0),
        ({"unit": None}, 0),
    ],
)
def test_the_same_quantity_in_another_unit_or_a_known_one_is_right(changes, right):
    assert score([HB], [replace(HB, **changes)])[0]["amount", ALL] == (right, 1 - right, 0)


def test_a_date_is_asked_for_where_the_gold_has_one():
    dated = replace(HB, date="2026-03-02")
    assert score([dated], [replace(HB, date="2026-03")])[0]["date", ALL] == (0, 1, 0)
    assert ("date", ALL) not in score([HB], [dated])[0]


def test_another_kind_is_another_fact():
    rows, scores = score([STROKE], [replace(STROKE, kind="observation")])
    assert rows["found", "condition"] == (0, 0, 1)
    assert rows["found", "observation"] == (0, 1, 0)
    assert sorted(fault.what for fault in scores.faults) == ["extra", "missed"]


def test_of_two_facts_on_one_concept_the_better_one_answers():
    other = replace(HB, values=(Decimal(11),))
    rows, scores = score([HB], [other, HB])
    assert rows["amount", ALL] == (1, 0, 0)
    assert rows["found", ALL] == (1, 1, 0)
    assert [fault.what for fault in scores.faults] == ["second"]


def test_a_missed_fact_is_neither_present_nor_absent():
    rows, _ = score([STROKE], [])
    assert rows["full", ALL] == (0, 0, 1)
    assert ("absent", ALL) not in rows


def test_in_words():
    assert written(HB) == "hemoglobin = 9.2 g/dL"
    assert written(replace(STROKE, experiencer="family")) == "stroke absent family"
