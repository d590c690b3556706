"""A trial's status, what blocks and the score, from what each criterion adds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from nlp.model import Criterion, Match, Quote, Verdict
from pipelines.matching.finding import Finding
from pipelines.matching.standing import Share, Sum, Whole, share_of, stand

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
DAY = date(2024, 5, 6)


def criterion(name: str, kind: str = "inclusion", cohort: str | None = None) -> Criterion:
    return Criterion(name, kind, Quote(0, 1, "x"), cohort=cohort)


def stood(whole: Whole, shares: list[Share], told: Sequence[tuple[int, Share]] = ()) -> Match:
    return stand("p", whole, Sum.of(shares), told, DAY)


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
    share = share_of(Finding(verdict, basis, "because"), kind, 1, False)
    assert (share.blocks, share.open) == (blocks, leaves_open)
    assert (share.worth > 0) is (kind == "inclusion" and verdict is MET)


def test_one_blocker_rules_out_and_an_open_question_only_leaves_it_open():
    tops = (criterion("T#I1"), criterion("T#E1", "exclusion"))
    whole = Whole("T", tops, 1, frozenset())
    met, shut = Share(MET, worth=1.0), Share(MET, blocks=True)
    assert stood(whole, [met, Share(NOT_MET)]).status == "eligible"
    assert stood(whole, [met, Share(UNKNOWN, open=True)]).status == "undetermined"
    ruled_out = stood(whole, [met, shut])
    assert (ruled_out.status, ruled_out.blocking) == ("ineligible", ("T#E1",))
    assert ruled_out.score < stood(whole, [met, Share(NOT_MET)]).score


def test_one_cohort_rules_nobody_out_while_another_is_left():
    tops = (criterion("T#I1", cohort="A"), criterion("T#I2", cohort="B"))
    whole = Whole("T", tops, 2, frozenset({"A", "B"}))
    shut, met = Share(NOT_MET, blocks=True), Share(MET, worth=1.0)
    assert stood(whole, [shut, met]).status == "eligible"
    assert stood(whole, [shut, shut]).status == "ineligible"


def test_a_cohort_headed_as_one_of_more_rules_nobody_out():
    name = "For arm 14 only"
    whole = Whole("T", (criterion("T#I1", cohort=name),), 1, frozenset({name}))
    assert stood(whole, [Share(NOT_MET, blocks=True)]).status == "eligible"


def test_what_is_told_stands_for_what_silence_says_there():
    every_kind = [
        Share(MET, worth=0.1),
        Share(UNKNOWN, True, ("needs: a",), 0.7),
        Share(UNKNOWN, False, ("ask: b",), 0.2),
        Share(NOT_MET, blocks=True),
        Share(NOT_MET, elsewhere=True),
    ]
    tops = tuple(criterion(f"T#I{n}", cohort=cohort) for n, cohort in enumerate((None, "A", "B")))
    whole = Whole("T", tops, 3, frozenset({"A", "B"}))
    for shares in product(every_kind, repeat=3):
        full = stood(whole, list(shares))
        for at, silent in product(range(3), every_kind):
            unsaid = [*shares[:at], silent, *shares[at + 1 :]]
            assert stood(whole, unsaid, [(at, shares[at])]) == full
        assert stood(whole, every_kind[:3], list(enumerate(shares))) == full
