"""Thresholds and windows: each thing that may be wrong, one at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.pages import Mark, Page, Quantity
from pipelines.evaluation.quantities import QuantityScores, score_quantities, written
from pipelines.evaluation.tally import ALL

MAPS = load_maps()
TEXT = "platelets >= 100 x 10^9/L\nwithin 12 months\nECOG 0"
LIMIT = Quantity("threshold", (10, 25), ">=", (Decimal(100),), "10*9/L", concepts=("platelets",))
WINDOW = Quantity(
    "window", (26, 42), None, (Decimal(12),), "mo", type="within", anchor="now", period="past"
)


def score(golds, reads, labels="own"):
    scores = QuantityScores()
    gold = Page("d", TEXT, (Mark("T1", "value", ((10, 42),)),), quantities=tuple(golds))
    score_quantities(gold, Page("d", "", quantities=tuple(reads)), MAPS[labels], scores)
    rows = [row for tally in scores.tallies.values() for row in tally.rows(0)]
    counts = {(r.task, r.measure): (r.right, r.extra, r.missed) for r in rows if r.label == ALL}
    return counts, scores.faults


def test_all_right():
    counts, faults = score([LIMIT, WINDOW], [LIMIT, WINDOW])
    assert set(counts.values()) == {(1, 0, 0)}
    assert not faults
    assert ("thresholds", "anchor") not in counts
    assert ("windows", "operator") not in counts


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"values": (Decimal(10),)}, "values"),
        ({"op": ">"}, "operator"),
        ({"unit": "/uL"}, "unit"),
        ({"concepts": ("hemoglobin",)}, "owner"),
    ],
)
def test_one_thing_wrong_in_a_threshold(changes, wrong):
    counts, (fault,) = score([LIMIT], [replace(LIMIT, **changes)])
    assert counts["thresholds", "found"] == (1, 0, 0)
    assert counts["thresholds", wrong] == counts["thresholds", "full"] == (0, 1, 1)
    assert (fault.what, fault.field) == ("wrong", wrong)


@pytest.mark.parametrize(
    ("changes", "wrong"), [({"anchor": "screening"}, "anchor"), ({"period": "future"}, "period")]
)
def test_one_thing_wrong_in_a_window(changes, wrong):
    counts, (fault,) = score([WINDOW], [replace(WINDOW, **changes)])
    assert counts["windows", "full"] == (0, 1, 1)
    assert fault.field == wrong


def test_twelve_months_are_a_year_and_a_year_is_not_365_days():
    year = replace(WINDOW, values=(Decimal(1),), unit="a")
    days = replace(WINDOW, values=(Decimal(365),), unit="d")
    assert score([WINDOW], [year])[0]["windows", "full"] == (1, 0, 0)
    assert score([year], [days])[0]["windows", "full"] == (0, 1, 1)


def test_a_limit_of_normal_must_be_the_same_limit():
    uln = replace(LIMIT, unit=None, relative_to="ULN", values=(Decimal(3),))
    assert score([uln], [uln])[0]["thresholds", "unit"] == (1, 0, 0)
    lln = replace(uln, relative_to="LLN")
    assert score([uln], [lln])[0]["thresholds", "unit"] == (0, 1, 1)


def test_missed_and_extra_count_under_their_own_kind():
    counts, faults = score([LIMIT], [WINDOW])
    assert counts["thresholds", "found"] == (0, 0, 1)
    assert counts["windows", "found"] == (0, 1, 0)
    assert sorted((fault.task, fault.what) for fault in faults) == [
        ("thresholds", "missed"),
        ("windows", "extra"),
    ]


def test_a_quantity_that_is_not_judged_is_neither_right_nor_wrong():
    aside = replace(LIMIT, judged=False)
    assert score([aside], [LIMIT])[0] == {}


def test_without_a_number_only_where_such_are_annotated():
    currently = Quantity("window", (43, 47), period="present")
    assert score([], [currently])[0]["windows", "found"] == (0, 1, 0)
    assert score([], [currently], labels="leaf")[0] == {}


def test_places_own_a_threshold_where_the_gold_gives_places():
    gold = replace(LIMIT, owners=((0, 9),), concepts=())
    assert score([gold], [replace(LIMIT, owners=((4, 9),))])[0]["thresholds", "owner"] == (1, 0, 0)
    assert score([gold], [replace(LIMIT, owners=((43, 47),))])[0]["thresholds", "owner"] == (
        0,
        1,
        1,
    )


def test_in_words():
    assert written(LIMIT) == "platelets >= 100 10*9/L"
    assert written(Quantity("window", (0, 1))) == "window"
