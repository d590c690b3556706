"""A trial's status, what blocks and the score, from what each criterion adds."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.model import Criterion, Quote, Verdict
from pipelines.matching.finding import Finding
from pipelines.matching.standing import Share, Whole, share_of, stand

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
DAY = date(2024, 5, 6)


def criterion(name: str, kind: str = "inclusion", cohort: str | None = None) -> Criterion:
    return Criterion(name, kind, Quote(0, 1, "x"), cohort=cohort)


@pytest.mark.parametrize(
    ("kind", "verdict", "basis", "blocks", "leaves_open"),
    [
        ("inclusion", NOT_MET, "stated", True, False),
        ("inclusion", NOT_MET, "presumed", False, True),
        ("inclusion", MET, "stated", False, False),
        ("exclusion", MET, "stated", True, False),
        ("exclusion", NOT_MET, "stated", False, False),
    ],
)
def test_what_a_finding_adds(kind, verdict, basis, blocks, leaves_open):
    share = share_of(criterion("T#1", kind), False, 1, Finding(verdict, basis, "because"))
    assert (share.blocks, share.open) == (blocks, leaves_open)
    assert (share.worth > 0) is (kind == "inclusion" and verdict is MET)


def test_one_blocker_rules_out_and_an_open_question_only_leaves_it_open():
    tops = (criterion("T#I1"), criterion("T#E1", "exclusion"))
    whole = Whole("T", tops, 1, frozenset())
    met, shut = Share(MET, worth=1.0), Share(MET, blocks=True)
    assert stand("p", whole, [met, Share(NOT_MET)], DAY).status == "eligible"
    assert stand("p", whole, [met, Share(UNKNOWN, open=True)], DAY).status == "undetermined"
    ruled_out = stand("p", whole, [met, shut], DAY)
    assert (ruled_out.status, ruled_out.blocking) == ("ineligible", ("T#E1",))
    assert ruled_out.score < stand("p", whole, [met, Share(NOT_MET)], DAY).score


def test_one_cohort_rules_nobody_out_while_another_is_left():
    tops = (criterion("T#I1", cohort="A"), criterion("T#I2", cohort="B"))
    whole = Whole("T", tops, 2, frozenset({"A", "B"}))
    shut, met = Share(NOT_MET, blocks=True), Share(MET, worth=1.0)
    assert stand("p", whole, [shut, met], DAY).status == "eligible"
    assert stand("p", whole, [shut, shut], DAY).status == "ineligible"
