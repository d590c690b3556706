"""What follows from the parts: doubtful wholes are less sure, and too little rules no one out."""

from __future__ import annotations

import pytest
from patients import asked

from nlp.model import Evidence, Quote, Verdict
from pipelines.matching.conclude import conclusion, decided, denied, open_at_most
from pipelines.matching.finding import Finding

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
PROOF = (Evidence("n", Quote(0, 1, "x"), "n#f1", "supports"),)
TOLD = Finding(MET, "stated", "told", PROOF, confidence=0.9)
PRESUMED = Finding(NOT_MET, "presumed", "no mention", confidence=0.75)


def test_of_many_demands_one_that_fails_is_less_sure():
    names = ("asthma", "stroke", "gout", "psoriasis", "migraine", "epilepsy")
    whole = asked(" and ".join(names)).node
    fails = Finding(NOT_MET, "stated", "denied", confidence=0.93)
    assert conclusion(whole, "inclusion")([fails, *[TOLD] * 5]).confidence == 0.75
    few = asked(" and ".join(names[:2])).node
    assert conclusion(few, "inclusion")([fails, TOLD]).confidence == 0.93


def test_silence_about_words_says_little_beside_what_is_told():
    whole = asked('asthma and "zorbular fever"', "exclusion").node
    found = conclusion(whole, "exclusion")([TOLD, PRESUMED])
    assert (found.verdict, found.near, found.missing) == (UNKNOWN, True, ("needs: zorbular fever",))
    named = asked("asthma and stroke", "exclusion").node
    assert conclusion(named, "exclusion")([TOLD, PRESUMED]).verdict is NOT_MET


def test_what_is_excepted_holds_where_it_is_not_there():
    part = asked("asthma").leaves[0]
    assert denied(part, TOLD, "inclusion", False).verdict is NOT_MET
    alone = denied(part, PRESUMED, "exclusion", False)
    beside = denied(part, PRESUMED, "exclusion", True)
    assert (alone.verdict, alone.confidence) == (MET, 0.75)
    assert (beside.verdict, beside.confidence) == (MET, 0.9)


@pytest.mark.parametrize(
    ("kind", "found", "verdict"),
    [
        ("exclusion", TOLD, MET),
        ("exclusion", TOLD.as_sure_as(0.79), UNKNOWN),
        ("exclusion", Finding(MET, "presumed", "guess", confidence=0.9), UNKNOWN),
        ("inclusion", PRESUMED, NOT_MET),
        ("inclusion", Finding(NOT_MET, "stated", "weak", confidence=0.7), UNKNOWN),
        ("inclusion", TOLD.as_sure_as(0.5), MET),
    ],
)
def test_what_rules_out_must_be_sure(kind, found, verdict):
    assert decided(found, kind, {}).verdict is verdict


def test_what_is_left_open_rules_no_one_out():
    left = open_at_most(TOLD, "exclusion")
    assert (left.verdict, left.evidence[0].role) == (UNKNOWN, "near")
    assert open_at_most(TOLD, "inclusion") is TOLD
