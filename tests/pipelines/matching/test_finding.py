"""Findings combine as verdicts do, and rest on the weakest decisive basis."""

from __future__ import annotations

from itertools import product

from nlp.model import Assumption, Evidence, Quote, Verdict
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


def test_two_parts_are_joined_as_many_are():
    proof = [Evidence("n", Quote(at, at + 1, "x"), f"n#f{at}") for at in range(2)]
    taken = (Assumption("unit", "taken as g/dL"),)
    kinds = [
        Finding(Verdict.MET, "stated", "a", (proof[0],), confidence=0.9),
        Finding(Verdict.MET, "presumed", "b", (proof[1],), taken, confidence=0.7),
        Finding(Verdict.NOT_MET, "inferred", "c", (proof[0],), taken, confidence=0.8),
        Finding(Verdict.NOT_MET, "presumed", "", tuple(proof), confidence=0.6),
        Finding(Verdict.UNKNOWN, "none", "d", (proof[1],), (), ("needs: d",), near=True),
        Finding(Verdict.UNKNOWN, "none", "", (), taken, ("ask: e",), 0.4, chart=False),
        Finding(Verdict.UNKNOWN, "none", "d", (), (), ("needs: d", "needs: f")),
    ]
    for one, other in product(kinds, repeat=2):
        # One said twice adds nothing.
        assert every([one, other]) == every([one, other, other])
        assert some([one, other]) == some([one, other, other])
