"""What does a fact answer that denies what is asked, that leaves it open, or that is of the disease
under study?"""

from __future__ import annotations

from datetime import date

from nlp.model import Fact, Status, Tense, Verdict
from pipelines.matching.doubts import asked_for, identity_of
from pipelines.matching.finding import UNSAID, Finding, evidence_of, made
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.times import TODAY, TOLD

_DERIVED, _DENIED, _DOUBTFUL = 0.88, 0.93, 0.75
_NOT_MET, _UNKNOWN = Verdict.NOT_MET, Verdict.UNKNOWN
_CANCER = "malignancy"
_ABSENT, _HISTORY = Status.ABSENT, Tense.HISTORY


def denied(patient: Patient, leaf: Leaf, fact: Fact) -> Finding:
    """The answer of a fact that says it is not so."""
    if leaf.role == "promise" and leaf.kind == "inclusion":
        return left_open(patient, leaf, fact, "which may change for the study")
    derived = patient.index.derived.get(fact.fact_id)
    reason = (
        derived.told
        if derived
        else f"the notes {'deny' if _is_denied(fact) else 'end'} {named(fact)}"
    )
    proof = evidence_of(fact, "contradicts", patient.index)
    sure = _DOUBTFUL if leaf.role == "generic" else _DERIVED if derived else _DENIED
    same = identity_of(fact) in leaf.within
    basis = "inferred" if derived or not same else "stated"
    return made((_NOT_MET, basis, reason, proof, (), (), sure, True, False))


def left_open(patient: Patient, leaf: Leaf, fact: Fact, why: str) -> Finding:
    """The answer of a fact that comes near and decides nothing. `why`: the reason in words."""
    word = "deny" if is_absent(fact) else "say"
    reason = f"the notes {word} {named(fact)}, {why}"
    proof = evidence_of(fact, "near", patient.index)
    need = (f"needs: {leaf.name}",)
    return made((_UNKNOWN, "none", reason, proof, (), need, UNSAID, True, True))


def named(fact: Fact) -> str:
    """What does a fact tell of, in words?"""
    concept = fact.statement.concept
    return concept.name if concept else "this"


def day_of(fact: Fact) -> str:
    """When it began, in brackets, where that is known."""
    return f" ({fact.time.start})" if fact.time.start else ""


def is_absent(fact: Fact) -> bool:
    """Does it say that something is not there?"""
    return fact.statement.assertion.status is _ABSENT


def has_ended(fact: Fact) -> bool:
    """Is it told as something that was and is no more: "pneumonia, resolved"?"""
    said = fact.statement.assertion
    return said.status is _ABSENT and said.time is _HISTORY


def _is_denied(fact: Fact) -> bool:
    return is_absent(fact) and not has_ended(fact)


def tells_of_a_part(fact: Fact, leaf: Leaf, as_of: date) -> bool:
    """Is it denied since a day that is later than the time asked for began: "no alcohol since
    May", where half a year is asked for?"""
    start, said = fact.time.start, fact.statement.assertion
    low = start.interval().low if start is not None and fact.time.source in TOLD else None
    if low is None or fact.time.end == start or said.time is not Tense.CURRENT:
        return False
    asked = [w.days(as_of).low for w in leaf.statement.windows if w.anchor in TODAY]
    return any(each is not None and each.value < low.value for each in asked)


def another(patient: Patient, leaf: Leaf, fact: Fact) -> Finding:
    """ "Other malignancy": the notes name the disease under study, and no other.

    "Previous stroke within 90 days" asks when it was: it may have been before the one under study.
    """
    if leaf.statement.windows:
        return left_open(patient, leaf, fact, "which may be the one that the trial is about")
    reason = f"the notes say {named(fact)}, the disease under study, and no other"
    proof = evidence_of(fact, "near", patient.index)
    return Finding(_NOT_MET, "presumed", reason, proof, confidence=_DOUBTFUL)


def is_apart(fact: Fact, leaf: Leaf) -> bool:
    """Is it what the trial may be about? Not if that is only guessed, and the notes tell it as
    past where what was before is asked for: "prior stroke" and "stroke in 2012"."""
    if identity_of(fact) not in leaf.apart:
        return False
    guessed = leaf.apart == leaf.within and not leaf.other
    return not (guessed and leaf.statement.assertion.time is _HISTORY and _is_past(fact))


def may_be_the_one(leaf: Leaf) -> bool:
    """Is any cancer but the one under study asked for? Of whom the notes tell only of a cancer by
    another name may have that one."""
    return asked_for(leaf) == _CANCER and bool(leaf.apart)


def _is_past(fact: Fact) -> bool:
    """Do the words of a note place it before the note's own day?"""
    told = fact.time.source in TOLD and fact.time.start is not None
    return told or fact.statement.assertion.time is _HISTORY
