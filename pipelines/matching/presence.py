"""Does the patient have what a criterion names? Facts that say so, that deny it, that come near.

A subtype supports; absence of the general denies the special; a sibling decides nothing. A fact
that is narrower, wider, of another time or of the disease under study leaves the answer open.
"""

from __future__ import annotations

from nlp.model import (
    Assumption,
    Fact,
    Status,
    Tense,
    Verdict,
    within,
    write_window,
)
from pipelines.matching.candidates import of_whom
from pipelines.matching.finding import Finding, evidence_of
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.results import role
from pipelines.matching.times import days_of, in_windows

_STATED, _KIND_OF, _DERIVED, _DENIED = 0.92, 0.9, 0.88, 0.93
# Doses told as of prednisone may be compared with its own.
_PREDNISONE = frozenset({"prednisone", "prednisolone"})
# Classes of which each kind counts where a time is asked: "surgery within 4 weeks".
_OF_A_TIME = frozenset({"surgery", "infection"})
_PAST, _BROAD, _DOUBTFUL = 0.85, 0.82, 0.75
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_PRESENT, _ABSENT, _POSSIBLE = Status.PRESENT, Status.ABSENT, Status.POSSIBLE
_CURRENT, _HISTORY, _FUTURE = Tense.CURRENT, Tense.HISTORY, Tense.FUTURE
_ONCE = (Tense.HISTORY, Tense.ANY)


def present(patient: Patient, leaf: Leaf) -> Finding | None:
    """What do the facts say of a statement without an amount? None: nothing bears on it."""
    said = leaf.statement.assertion
    facts, denials = patient.index.bearing(leaf)
    if facts:
        past = bool(leaf.statement.windows) or said.time in _ONCE
        there = [f for f in facts if _is_there(f, said.status) or (past and _has_ended(f))]
        denials = [fact for fact in denials if fact not in there]
    else:
        there = facts
    if there:
        counted = [fact for fact in there if not _is_apart(fact, leaf)]
        if not counted and leaf.other:
            return _other(patient, leaf, there[0])
        if not counted:
            return _open(patient, leaf, there[0], "which the trial itself is about")
        return _said(patient, leaf, counted, denials)
    if denials:
        return _denied(patient, leaf, denials[0])
    near = of_whom(patient.index.near(leaf), said.experiencer)
    if near:
        return _open(patient, leaf, near[0], f"which is near to “{leaf.name}”")
    doubtful = [fact for fact in facts if fact.statement.assertion.status is not _ABSENT]
    if doubtful:
        return _open(patient, leaf, doubtful[0], "but only as suspected")
    return None


def _is_there(fact: Fact, asked: Status) -> bool:
    status = fact.statement.assertion.status
    return status is _PRESENT or (asked is _POSSIBLE and status is _POSSIBLE)


def _other(patient: Patient, leaf: Leaf, fact: Fact) -> Finding:
    """ "Other malignancy": the notes name the disease under study, and no other."""
    reason = f"the notes say {_named(fact)}, the disease under study, and no other"
    proof = evidence_of(fact, "near", patient.index)
    return Finding(_NOT_MET, "presumed", reason, proof, confidence=_DOUBTFUL)


def _has_ended(fact: Fact) -> bool:
    """Is it told as something that was and is no more: "pneumonia, resolved"?"""
    said = fact.statement.assertion
    return said.status is _ABSENT and said.time is _HISTORY


def _is_apart(fact: Fact, leaf: Leaf) -> bool:
    concept = fact.statement.concept
    return concept is not None and concept.concept_id in leaf.apart


def _said(patient: Patient, leaf: Leaf, facts: list[Fact], denials: list[Fact]) -> Finding:
    """Of the facts that say so, the one that answers best: met, open, then not met."""
    answers = [_one(patient, leaf, fact, denials) for fact in facts]
    for wanted in (_MET, _UNKNOWN):
        for answer in answers:
            if answer.verdict is wanted:
                return answer
    return answers[0]


def _one(patient: Patient, leaf: Leaf, fact: Fact, denials: list[Fact]) -> Finding:
    doubt = _doubt(patient, fact, leaf)
    if doubt:
        return _open(patient, leaf, fact, doubt)
    verdict = _of_the_time(patient, leaf, fact)
    derived = patient.index.derived.get(fact.fact_id)
    same = _identity(fact) == (leaf.statement.concept and leaf.statement.concept.concept_id)
    stated = same and derived is None and bool(leaf.within)
    reason = derived.told if derived else f"the notes say {_named(fact)}{_when(fact)}"
    if verdict is not _MET and leaf.statement.windows:
        word = "not" if verdict is _NOT_MET else "perhaps"
        reason += f", {word} {write_window(leaf.statement.windows[0])}"
    if leaf.statement.amount is not None and leaf.measure is None:
        reason += f": asked is {leaf.shown}"
    proof = evidence_of(fact, role(verdict), patient.index)
    if denials and verdict is _MET:
        proof += evidence_of(denials[0], "contradicts", patient.index)
        reason += "; elsewhere they deny it"
    return Finding(
        verdict,
        "none" if verdict is _UNKNOWN else "stated" if stated else "inferred",
        reason,
        proof,
        fact.statement.assumptions + _assumed_day(patient, leaf, fact),
        () if verdict is not _UNKNOWN else (f"needs: when {_named(fact)}",),
        _sureness(leaf, fact, same, derived is not None, bool(denials)),
        near=verdict is _UNKNOWN,
    )


def _sureness(leaf: Leaf, fact: Fact, same: bool, derived: bool, denied: bool) -> float:
    past = fact.statement.assertion.time is _HISTORY
    asked_past = leaf.statement.assertion.time in _ONCE
    if denied or (leaf.role == "generic" and not _takes_any(leaf)) or not leaf.within:
        return _DOUBTFUL
    if leaf.role in ("broad", "generic") and not same:
        return _BROAD
    if past and not asked_past:
        return _PAST
    return _DERIVED if derived else _STATED if same else _KIND_OF


def _doubt(patient: Patient, fact: Fact, leaf: Leaf) -> str:
    """Why a fact that names the thing leaves the answer open; empty: it does not."""
    if leaf.statement.assertion.status is Status.HYPOTHETICAL:
        return "which the criterion asks for only as a possibility"
    concept, identity = leaf.statement.concept, _identity(fact)
    kind_of = concept is not None and identity != concept.concept_id
    if (
        kind_of
        and not _takes_any(leaf)
        and (leaf.role == "generic" or (leaf.role == "broad" and _is_symptom(patient, fact)))
    ):
        return f"which may or may not be the {leaf.name} meant"
    wanted, had = leaf.statement.assertion.time, fact.statement.assertion.time
    if (wanted is _FUTURE) != (had is _FUTURE) and leaf.statement.kind != "condition":
        return "but of another time"
    amount = leaf.statement.amount
    if amount is not None and leaf.measure is None and _dose(leaf, fact) is None:
        return "but not how much"
    missing = [word for word in leaf.narrow if not _has(fact, word)]
    return f"but not whether {' and '.join(missing)}" if missing else ""


def _takes_any(leaf: Leaf) -> bool:
    """Does each kind of a wide class count, since a time is asked?"""
    concept = leaf.statement.concept
    return bool(leaf.statement.windows) and concept is not None and concept.concept_id in _OF_A_TIME


def _is_symptom(patient: Patient, fact: Fact) -> bool:
    identity = _identity(fact)
    return identity is not None and "symptom" in patient.index.vocabulary.ancestors(identity)


def _has(fact: Fact, qualifier: str) -> bool:
    word = qualifier.lower()
    quote = fact.statement.quote
    return any(word == each.text.lower() for each in fact.statement.qualifiers) or (
        quote is not None and word in quote.text.lower()
    )


def _of_the_time(patient: Patient, leaf: Leaf, fact: Fact) -> Verdict:
    """Is a fact of the time and dose asked: in the window, or current where a drug is asked for?"""
    dose = _dose(leaf, fact) or _MET if leaf.statement.amount is not None else _MET
    if leaf.statement.windows:
        return in_windows(fact, leaf.statement.windows, patient.as_of) & dose
    past = fact.statement.assertion.time is _HISTORY
    if past and leaf.statement.assertion.time is _CURRENT and leaf.statement.kind == "drug":
        return _NOT_MET
    return dose


def _dose(leaf: Leaf, fact: Fact) -> Verdict | None:
    """Is the dose of a drug as asked? None: it is not told, or not in the same unit."""
    asked, had = leaf.statement.amount, fact.statement.amount
    if asked is None or had is None or leaf.statement.kind != "drug":
        return None
    if asked.relative_to is not None or asked.unit is None:
        return None
    unit = asked.unit
    if _identity(fact) in _PREDNISONE:
        unit = unit.replace("{prednisone}", "")
    return within(had.as_interval(), asked.as_interval()) if had.unit == unit else None


def _assumed_day(patient: Patient, leaf: Leaf, fact: Fact) -> tuple[Assumption, ...]:
    if leaf.statement.windows and days_of(fact) is None and fact.statement.windows:
        text = f"the note has no date: its times are counted from {patient.as_of}"
        return (Assumption("note_day", text),)
    return ()


def _denied(patient: Patient, leaf: Leaf, fact: Fact) -> Finding:
    if leaf.role == "promise" and leaf.kind == "inclusion":
        return _open(patient, leaf, fact, "which may change for the study")
    derived = patient.index.derived.get(fact.fact_id)
    reason = (
        derived.told
        if derived
        else f"the notes {'end' if _has_ended(fact) else 'deny'} {_named(fact)}"
    )
    proof = evidence_of(fact, "contradicts", patient.index)
    sure = _DOUBTFUL if leaf.role == "generic" else _DERIVED if derived else _DENIED
    same = _identity(fact) in leaf.within
    basis = "inferred" if derived or not same else "stated"
    return Finding(_NOT_MET, basis, reason, proof, confidence=sure)


def _open(patient: Patient, leaf: Leaf, fact: Fact, why: str) -> Finding:
    denied = fact.statement.assertion.status is _ABSENT
    reason = f"the notes {'deny' if denied else 'say'} {_named(fact)}, {why}"
    proof = evidence_of(fact, "near", patient.index)
    need = (f"needs: {leaf.name}",)
    return Finding(_UNKNOWN, "none", reason, proof, missing=need, near=True)


def _identity(fact: Fact) -> str | None:
    return fact.statement.concept.concept_id if fact.statement.concept else None


def _named(fact: Fact) -> str:
    concept = fact.statement.concept
    return concept.name if concept else "this"


def _when(fact: Fact) -> str:
    return f" ({fact.time.start})" if fact.time.start else ""
