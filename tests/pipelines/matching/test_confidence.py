"""A verdict is as sure as such verdicts were right; which it is does not change."""

from __future__ import annotations

import pytest

from nlp.model import Verdict
from pipelines.matching.confidence import (
    Group,
    calibrated,
    estimate,
    read_calibration,
    shipped_calibration,
)
from pipelines.matching.finding import Finding

TABLE = """
source = "invented"
[[group]]
kind = "exclusion"
verdict = "met"
basis = "stated"
told = 30
right = 27
"""


@pytest.mark.parametrize(
    ("confidence", "group", "expected"),
    [
        (0.7, None, 0.7),
        (0.5, Group(0, 0), 0.5),
        (0.5, Group(10, 10), 0.75),
        (0.9, Group(90, 45), 0.54),
        (1.0, Group(30, 30), 1.0),
    ],
)
def test_estimate(confidence, group, expected):
    assert estimate(confidence, group) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "basis", "expected"),
    [("exclusion", "stated", 0.875), ("exclusion", "inferred", 0.8), ("inclusion", "stated", 0.8)],
)
def test_only_verdicts_that_were_counted(kind, basis, expected):
    found = Finding(Verdict.MET, basis, "why", confidence=0.8)
    weighed = calibrated(found, kind, read_calibration(TABLE))
    assert weighed.confidence == pytest.approx(expected)
    assert weighed._replace(confidence=0.8) == found


def test_the_counts_that_ship():
    table = shipped_calibration()
    assert all(0 <= group.right <= group.told for group in table.values())
    assert {verdict for _, verdict, _ in table} == {"met", "not_met", "unknown"}
    assert {kind for kind, _, _ in table} == {"inclusion", "exclusion"}
