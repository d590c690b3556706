"""Findings combine as verdicts do, and rest on the weakest decisive basis."""

from __future__ import annotations

from nlp.model import Verdict
from pipelines.matching.finding import Finding, enough, every, opposite, some

MET = Finding(Verdict.MET, "stated", "a", confidence=0.9)
GUESS = Finding(Verdict.MET, "presumed", "b", confidence=0.7)
OUT = Finding(Verdict.NOT_MET, "inferred", "c", confidence=0.8)
OPEN = Finding(Verdict.UNKNOWN, missing=("needs: d",), reason="d")


def test_all_rest_on_the_weakest():
    whole = every([MET, GUESS])
    assert (whole.verdict, whole.basis, whole.confidence) == (Verdict.MET, "presumed", 0.7)


def test_one_that_fails_decides():
    whole = every([MET, OUT, OPEN])
    assert (whole.verdict, whole.basis, whole.reason) == (Verdict.NOT_MET, "inferred", "c")


def test_what_is_open_says_what_is_missing():
    whole = some([OUT, OPEN])
    assert (whole.verdict, whole.basis, whole.missing) == (Verdict.UNKNOWN, "none", ("needs: d",))


def test_at_least_and_not():
    assert enough(2, [MET, OUT, GUESS]).verdict is Verdict.MET
    assert enough(2, [MET, OUT, OPEN]).verdict is Verdict.UNKNOWN
    assert opposite(OUT).verdict is Verdict.MET
    assert opposite(OPEN).missing == ("needs: d",)
