"""Does the patient have what a criterion names? Facts that say so, that deny it, that come near.

A subtype supports; absence of the general denies the special; a sibling decides nothing. A fact
that is narrower, wider, of another time or of the disease under study leaves the answer open.
"""

from __future__ import annotations

from nlp.model import (
    Assumption,
    Comparator,
    Fact,
    Status,
    Tense,
    Verdict,
    WindowType,
)
from pipelines.matching import counts
from pipelines.matching.answers import (
    another,
    day_of,
    denied,
    has_ended,
    is_absent,
    is_apart,
    left_open,
    may_be_the_one,
    named,
    tells_of_a_part,
)
from pipelines.matching.candidates import of_whom
from pipelines.matching.doses import dose_of
from pipelines.matching.doubts import (
    asked_for,
    identity_of,
    is_at_once,
    is_called_otherwise,
    is_only_a_finding,
    is_over,
    is_suspected,
    takes_any,
    why_open,
)
from pipelines.matching.finding import Finding, evidence_of, made
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.results import role
from pipelines.matching.sides import is_of_the_other_eye
from pipelines.matching.times import NO_DAY, TOLD, begun_in_windows, days_of, in_windows, newest

_STATED, _KIND_OF, _DERIVED = 0.92, 0.9, 0.88
_PAST, _BROAD, _DOUBTFUL = 0.85, 0.82, 0.75
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_PRESENT, _ABSENT, _POSSIBLE = Status.PRESENT, Status.ABSENT, Status.POSSIBLE
_CURRENT, _HISTORY, _FUTURE = Tense.CURRENT, Tense.HISTORY, Tense.FUTURE
_ONCE = (Tense.HISTORY, Tense.ANY)
_OF_MANY = frozenset({"condition", "procedure"})
# What was tells nothing of today: who was healthy until last week has fallen ill, and what came
# with an earlier pregnancy went with it.
_STATES = frozenset({"healthy", "pregnancy", "lactating"})
_CANCER = "malignancy"
_OF_A_STATE = frozenset({"pregnancy_complication", "pregnancy", "substance_abuse"})


def present(patient: Patient, leaf: Leaf) -> Finding | None:
    """What do the facts say of a statement without an amount? None: nothing bears on it."""
    said = leaf.statement.assertion
    bearing = patient.index.bearing(leaf)
    facts, denials, there = bearing.facts, bearing.denials, bearing.present
    if leaf.excepted:
        facts = [each for each in facts if identity_of(each) not in leaf.excepted]
        there = [each for each in there if identity_of(each) not in leaf.excepted]
    past = bool(leaf.statement.windows) or said.time in _ONCE
    if past and denials:
        denials = [each for each in denials if not _is_of_today(patient, each)]
    if facts and (past or said.status is _POSSIBLE):
        there = [f for f in facts if _is_there(f, said.status) or (past and has_ended(f))]
        denials = [fact for fact in denials if fact not in there]
    elif over := [fact for fact in there if is_over(patient, fact)]:
        there = [fact for fact in there if fact not in over]
        denials = [*denials, *over]
    if leaf.negated and leaf.measure is not None:
        # "Undetectable": a result below what can be measured is as good as none.
        below = [fact for fact in there if _is_below_a_limit(fact)]
        denials, there = [*below, *denials], [f for f in there if f not in below]
    if there:
        counted = [f for f in there if not is_apart(f, leaf)] if leaf.apart else there
        if not counted and leaf.other:
            return another(patient, leaf, there[0])
        if not counted:
            return left_open(patient, leaf, there[0], "which the trial itself is about")
        number = counts.counted(patient, leaf, counted) if counts.is_counted(leaf) else None
        if number is not None:
            return number
        taken, ends = _still_taken(patient, leaf, counted, denials)
        if not taken:
            return denied(patient, leaf, ends[0])
        found = _said(patient, leaf, taken, denials)
        all_count = leaf.other and len(counted) == len(there)
        if found.verdict is _MET and all_count and may_be_the_one(leaf):
            return left_open(patient, leaf, taken[0], "which may be what the trial is about")
        return found
    if denials and not _is_of_anything(leaf):
        whole = [f for f in denials if not tells_of_a_part(f, leaf, patient.as_of)]
        if whole or not past:
            return denied(patient, leaf, (whole or denials)[0])
        return left_open(patient, leaf, denials[0], "but not for all the time asked for")
    near = of_whom(patient.index.near(leaf), said.experiencer)
    if near:
        return left_open(patient, leaf, near[0], f"which is near to “{leaf.name}”")
    doubtful = [fact for fact in facts if is_suspected(patient, leaf, fact)]
    if doubtful:
        return left_open(patient, leaf, doubtful[0], "but only as suspected")
    return None


def _is_below_a_limit(fact: Fact) -> bool:
    amount = fact.statement.amount
    return amount is not None and amount.op in (Comparator.LT, Comparator.LE)


def _is_of_anything(leaf: Leaf) -> bool:
    """Is it a class of almost anything, beside other demands? What a note denies of it ("no
    abnormality of the hip") is of one place, and answers only who asks for the class itself."""
    return leaf.role == "generic" and leaf.statement.kind in _OF_MANY and not leaf.alone


def _still_taken(
    patient: Patient, leaf: Leaf, facts: list[Fact], denials: list[Fact]
) -> tuple[list[Fact], list[Fact]]:
    """Of facts of a drug that would exclude, those that no later note ends; and what ends some."""
    said = leaf.statement
    asked_now = not said.windows and said.assertion.time not in _ONCE
    if leaf.kind != "exclusion" or said.kind != "drug" or not asked_now:
        return facts, []
    taken, ends = [], []
    for fact in facts:
        of_it = patient.index.of(identity_of(fact) or "")
        said_of_it = of_whom([*denials, *of_it], said.assertion.experiencer)
        later = [each for each in said_of_it if is_absent(each) and newest(each) > newest(fact)]
        if later:
            ends.append(later[0])
        else:
            taken.append(fact)
    return taken, ends


def _is_there(fact: Fact, asked: Status) -> bool:
    status = fact.statement.assertion.status
    return status is _PRESENT or (asked is _POSSIBLE and status is _POSSIBLE)


def _is_of_today(patient: Patient, fact: Fact) -> bool:
    """Does it follow from results alone? A pulse of 70 denies no tachycardia of last year."""
    derived = patient.index.derived.get(fact.fact_id)
    return derived is not None and all(
        each.statement.kind == "measurement" for each in derived.sources
    )


def _said(patient: Patient, leaf: Leaf, facts: list[Fact], denials: list[Fact]) -> Finding:
    """Of the facts that say so, the one that answers best: met, open, then not met."""
    first, *others = _earliest(facts) if leaf.onset else _with_a_length(leaf, facts)
    best = _one(patient, leaf, first, denials)
    for fact in others:
        if best.verdict is _MET:
            break
        answer = _one(patient, leaf, fact, denials)
        if answer.verdict is _MET or best.verdict is _NOT_MET:
            best = answer if answer.verdict is not _NOT_MET else best
    return best


def _with_a_length(leaf: Leaf, facts: list[Fact]) -> list[Fact]:
    """Of facts asked how long they last, those that tell it, if any does."""
    if not any(each.type is WindowType.LASTING for each in leaf.statement.windows):
        return facts
    told = [f for f in facts if any(w.type is WindowType.LASTING for w in f.statement.windows)]
    return told or facts


def _earliest(facts: list[Fact]) -> list[Fact]:
    """The fact that tells best when it began: the earliest day that the words of a note give."""
    told = [f for f in facts if f.time.source in TOLD and (f.time.start or f.time.end)]
    return [min(told or facts, key=newest)]


def _one(patient: Patient, leaf: Leaf, fact: Fact, denials: list[Fact]) -> Finding:
    why = why_open(patient, fact, leaf)
    if why:
        return left_open(patient, leaf, fact, why)
    verdict = _of_the_time(patient, leaf, fact)
    other = is_of_the_other_eye(patient, leaf, fact) if leaf.of_eye else False
    if other is None and verdict is not _NOT_MET:
        return left_open(patient, leaf, fact, "but not whether in the eye under study")
    verdict = _NOT_MET if other else verdict
    derived = patient.index.derived.get(fact.fact_id)
    same = identity_of(fact) == asked_for(leaf)
    stated = same and derived is None and bool(leaf.within)
    reason = derived.told if derived else f"the notes say {named(fact)}{day_of(fact)}"
    if other:
        reason += ", in the other eye"
    elif verdict is not _MET and leaf.statement.windows:
        word = "not" if verdict is _NOT_MET else "perhaps"
        reason += f", {word} {leaf.when}"
    if leaf.statement.amount is not None and leaf.measure is None:
        reason += f": asked is {leaf.shown}"
    proof = evidence_of(fact, role(verdict), patient.index)
    weak = derived is not None and not same and is_only_a_finding(patient, leaf, fact)
    if denials and verdict is _MET:
        proof += evidence_of(denials[0], "contradicts", patient.index)
        reason += "; elsewhere they deny it"
    is_open = verdict is _UNKNOWN
    return made(
        (
            verdict,
            "none" if is_open else "stated" if stated else "inferred",
            reason,
            proof,
            fact.statement.assumptions + _assumed_day(patient, leaf, fact),
            (f"needs: when {named(fact)}",) if is_open else (),
            _sureness(leaf, fact, same, derived is not None, bool(denials) or weak),
            True,
            is_open,
        )
    )


def _sureness(leaf: Leaf, fact: Fact, same: bool, derived: bool, doubted: bool) -> float:
    past = fact.statement.assertion.time is _HISTORY
    asked_past = leaf.statement.assertion.time in _ONCE
    if doubted or (leaf.role == "generic" and not takes_any(leaf)) or not leaf.within:
        return _DOUBTFUL
    if leaf.role in ("broad", "generic") and not same:
        return _BROAD
    if past and not asked_past:
        return _PAST
    return _DERIVED if derived else _STATED if same else _KIND_OF


def _of_the_time(patient: Patient, leaf: Leaf, fact: Fact) -> Verdict:
    """Is a fact of the time and dose asked: in the window, or current where a drug is asked for?"""
    dose = _MET
    if leaf.statement.amount is not None:
        dose = dose_of(leaf, fact, patient.index.vocabulary) or _MET
    if is_called_otherwise(leaf, fact):
        return _NOT_MET
    if leaf.statement.windows:
        windows, as_of = leaf.statement.windows, patient.as_of
        if leaf.onset:
            return begun_in_windows(fact, windows, as_of) & dose
        verdict = in_windows(fact, windows, as_of)
        if verdict is _MET and _may_be_cured(patient, fact):
            # "Cancer within 5 years", and a cancer of ten years ago, of which no more is told.
            verdict = begun_in_windows(fact, windows, as_of) | _UNKNOWN
        return verdict & dose
    past = fact.statement.assertion.time is _HISTORY
    if past and leaf.statement.assertion.time is _CURRENT:
        if leaf.statement.kind == "drug" or is_at_once(leaf):
            return _NOT_MET
        if _is_of_a_state(patient, leaf):
            return _UNKNOWN
    return dose


def _may_be_cured(patient: Patient, fact: Fact) -> bool:
    """Is it a cancer that is told with the day on which it was found?"""
    above = patient.index.vocabulary.ancestors(identity_of(fact) or "")
    return fact.time.source in TOLD and _CANCER in (identity_of(fact), *above)


def _is_of_a_state(patient: Patient, leaf: Leaf) -> bool:
    asked = asked_for(leaf)
    if asked is None or asked in _STATES or asked in _OF_A_STATE:
        return asked is not None
    return not _OF_A_STATE.isdisjoint(patient.index.vocabulary.ancestors(asked))


def _assumed_day(patient: Patient, leaf: Leaf, fact: Fact) -> tuple[Assumption, ...]:
    if leaf.statement.windows and days_of(fact) is None and fact.statement.windows:
        day = "its own day" if patient.as_of == NO_DAY else patient.as_of
        text = f"the note has no date: its times are counted from {day}"
        return (Assumption("note_day", text),)
    return ()
