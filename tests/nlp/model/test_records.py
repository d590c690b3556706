"""What disqualifies, and how exact a fact's time is."""

from __future__ import annotations

import pytest

from nlp.model.dates import PartialDate
from nlp.model.records import FactTime, Judgement
from nlp.model.verdict import Verdict


@pytest.mark.parametrize(
    ("kind", "verdict", "out"),
    [
        ("inclusion", Verdict.MET, False),
        ("inclusion", Verdict.NOT_MET, True),
        ("exclusion", Verdict.MET, True),
        ("exclusion", Verdict.NOT_MET, False),
        ("inclusion", Verdict.UNKNOWN, False),
        ("exclusion", Verdict.UNKNOWN, False),
    ],
)
def test_disqualifies(kind, verdict, out):
    judgement = Judgement("p", "t", "t#1", kind, verdict, "stated", "", 1.0)
    assert judgement.disqualifies is out


def test_precision_of_a_time():
    assert FactTime().precision is None
    assert FactTime(PartialDate(2024, 3)).precision == "month"
    assert FactTime(None, PartialDate(2024)).precision == "year"
