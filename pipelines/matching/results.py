"""Is a result, an age or a sex as a criterion asks? Of results in the window, the latest counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from nlp.model import (
    Amount,
    Assumption,
    Comparator,
    Evidence,
    Fact,
    Interval,
    Status,
    Verdict,
    lean,
    plain,
    within,
    write_amount,
)
from nlp.vocabulary import Measure
from pipelines.matching.amounts import at_peak, holds, is_misread, normal_range
from pipelines.matching.called import calls_normal, is_called_normal
from pipelines.matching.candidates import of_whom
from pipelines.matching.finding import Finding, evidence_of
from pipelines.matching.lost_signs import is_lost, with_sign
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.times import in_windows

_SURE = 0.97
_STATED, _ASSUMED, _DERIVED, _DISPUTED = 0.95, 0.85, 0.9, 0.75
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_WORDS = {_MET: "is", _NOT_MET: "is not", _UNKNOWN: "may be"}
_ROLES = {_MET: "supports", _NOT_MET: "contradicts", _UNKNOWN: "near"}


def role(verdict: Verdict) -> str:
    """How a passage stands to a criterion of which it decides this."""
    return _ROLES[verdict]


def age(patient: Patient, leaf: Leaf) -> Finding:
    """Is the patient of the age asked? "18 years of age" alone is not taken for exactly 18."""
    person, amount = patient.person, leaf.statement.amount
    if person.age is None or person.age_fact is None or amount is None or amount.interval is None:
        return Finding(_UNKNOWN, reason="no age in the notes", missing=("needs: age",))
    verdict = within(person.age, amount.interval)
    if amount.op is Comparator.EQ and verdict is _NOT_MET:
        verdict = _UNKNOWN
    return Finding(
        verdict,
        _basis(verdict, "born" not in person.age_told),
        f"{person.age_told}: {_WORDS[verdict]} {leaf.shown}",
        evidence_of(person.age_fact, role(verdict)),
        confidence=_SURE,
        missing=() if verdict is not _UNKNOWN else ("needs: exact age",),
    )


def onset(patient: Patient, leaf: Leaf) -> Finding | None:
    """Can it have begun at the age asked? Not at an age that the patient has not reached."""
    person, amount = patient.person, leaf.statement.amount
    high = person.age.high if person.age is not None else None
    if high is None or person.age_fact is None or amount is None or amount.interval is None:
        return None
    verdict = within(Interval.closed(Decimal(0), high.value), amount.interval)
    if verdict is Verdict.UNKNOWN:
        return None
    reason = f"{person.age_told}: it began at an age that {_WORDS[verdict]} {leaf.shown}"
    proof = evidence_of(person.age_fact, role(verdict))
    return Finding(verdict, "inferred", reason, proof, confidence=_DERIVED)


def sex(patient: Patient, wanted: str) -> Finding:
    """Is the patient of this sex?"""
    person = patient.person
    if person.sex is None or person.sex_fact is None:
        return Finding(_UNKNOWN, reason="no sex in the notes", missing=("needs: sex",))
    verdict = _MET if person.sex == wanted else _NOT_MET
    proof = evidence_of(person.sex_fact, role(verdict))
    return Finding(verdict, "stated", f"the patient is {person.sex}", proof, confidence=_SURE)


def measured(patient: Patient, leaf: Leaf) -> Finding | None:
    """What does the latest result in the window say? None: there is no result at all."""
    amount, measure = leaf.statement.amount, leaf.measure
    if amount is None or measure is None or is_misread(amount, measure):
        return None
    latest = _latest(patient, leaf, measure)
    if latest is None:
        return None
    need = f"needs: {leaf.name} {leaf.shown}"
    if latest.result is None:
        return Finding(_UNKNOWN, "none", latest.told, latest.near, missing=(need,))
    signed: tuple[Assumption, ...] = ()
    if is_lost(amount, measure):
        meant = with_sign(amount, leaf.kind)
        if meant is None:
            reason = f"{latest.told}: whether {leaf.shown} is the least or the most is not told"
            return Finding(_UNKNOWN, "none", reason, latest.near, missing=(need,), near=True)
        amount, signed = meant[0], (meant[1],)
    verdict, limits = holds(
        amount, latest.result, measure, patient.index.vocabulary, patient.person.sex
    )
    limits = (*signed, *limits)
    reason = f"{latest.told}: {_WORDS[verdict]} {leaf.shown}"
    assumed = (*latest.assumed, *limits)
    if verdict is _UNKNOWN:
        return Finding(verdict, "none", reason, latest.near, assumed, (need,), near=True)
    stated = latest.sure == _STATED and not limits
    disputed = any(
        holds(amount, each, measure, patient.index.vocabulary, patient.person.sex)[0] is not verdict
        for each in latest.beside
    )
    sure = min(latest.sure, _ASSUMED) if limits else latest.sure
    return Finding(
        verdict,
        "stated" if stated else "inferred",
        reason,
        latest.supports if verdict is _MET else latest.contradicts,
        assumed,
        (),
        min(sure, _DISPUTED) if disputed else sure,
    )


def asks_for_normal(leaf: Leaf) -> bool:
    """Is a result asked for that is normal, or that is not, and no number?"""
    if leaf.measure is None or not leaf.measure.reference or leaf.statement.amount is not None:
        return False
    return is_called_normal(leaf.statement) is not None


def normal(patient: Patient, leaf: Leaf) -> Finding | None:
    """Is the latest result normal, or abnormal, as is asked? None: there is no result at all."""
    measure = leaf.measure
    latest = _latest(patient, leaf, measure) if measure is not None else None
    if latest is None or measure is None:
        return None
    need = f"needs: {leaf.name}"
    if latest.result is None or latest.result.interval is None:
        return Finding(_UNKNOWN, "none", latest.told, latest.near, missing=(need,))
    own, assumed = latest.result.reference, latest.assumed
    known = normal_range(measure, patient.index.vocabulary, patient.person.sex)
    if own is None and known is not None:
        text = f"a normal {measure.name} taken as {known[0]} {measure.unit} ({known[1]})"
        own, assumed = known[0], (*assumed, Assumption("reference_range", text))
    verdict = within(latest.result.interval, own) if own is not None else _UNKNOWN
    called = [
        each.text for each in leaf.statement.qualifiers if calls_normal(each.text) is not None
    ]
    verdict = verdict if is_called_normal(leaf.statement) else ~verdict
    reason = f"{latest.told}: {_WORDS[verdict]} {' '.join(sorted(called)).lower()}"
    if verdict is _UNKNOWN:
        return Finding(verdict, "none", reason, latest.near, assumed, (need,), near=True)
    proof = latest.supports if verdict is _MET else latest.contradicts
    return Finding(verdict, "inferred", reason, proof, assumed, (), min(latest.sure, _ASSUMED))


@lean
@dataclass(frozen=True, slots=True)
class Latest:
    """The latest result of a measure in a window, in words and as evidence. No result: `old`.

    `beside`: what the same note tells of the same day, which was measured before.
    """

    result: Amount | None
    told: str
    sure: float
    assumed: tuple[Assumption, ...]
    supports: tuple[Evidence, ...]
    contradicts: tuple[Evidence, ...]
    near: tuple[Evidence, ...]
    beside: tuple[Amount, ...] = ()


def _latest(patient: Patient, leaf: Leaf, measure: Measure) -> Latest | None:
    """Of the results in the window the latest, looked for once; None: there is none at all."""
    key = (measure.id, leaf.statement.windows, leaf.statement.assertion.experiencer)
    if key not in patient.latest:
        patient.latest[key] = _look_for(patient, leaf, measure)
    found: Latest | None = patient.latest[key]
    return found


def _look_for(patient: Patient, leaf: Leaf, measure: Measure) -> Latest | None:
    old = None
    facts = of_whom(patient.index.supporting(leaf), leaf.statement.assertion.experiencer)
    for fact in facts:
        result, _ = _result(fact, measure, patient)
        if result is None or fact.statement.assertion.status is Status.ABSENT:
            continue
        if in_windows(fact, leaf.statement.windows, patient.as_of) is not _MET:
            old = old or fact
            continue
        return _last_told(patient, leaf, fact, measure, facts)
    if old is None:
        return None
    reason = f"the {leaf.name} of {old.time.start or 'an unknown day'} is not of the time asked"
    near = evidence_of(old, "near", patient.index)
    return Latest(None, reason, 0.5, (), (), (), near)


def _last_told(
    patient: Patient, leaf: Leaf, first: Fact, measure: Measure, facts: list[Fact]
) -> Latest:
    """Of the results that one note tells of one day, the last one: "182/96, repeat 168/92"."""
    told = []
    for fact in facts:
        result, taken = _result(fact, measure, patient)
        present = fact.statement.assertion.status is not Status.ABSENT
        if result is not None and present and _are_of_one_day(first, fact, patient):
            told.append((fact, result, taken))
    exact = [each for each in told if each[1].op is Comparator.EQ]
    *before, (fact, result, taken) = sorted(exact or told, key=lambda each: _place(each[0]))
    found = _told(patient, leaf, fact, result, taken)
    return replace(found, beside=tuple(other for _, other, _ in before))


def _are_of_one_day(one: Fact, other: Fact, patient: Patient) -> bool:
    derived = patient.index.derived
    return one is other or (
        one.fact_id not in derived
        and other.fact_id not in derived
        and (one.note_id, one.time) == (other.note_id, other.time)
    )


def _place(fact: Fact) -> int:
    return fact.statement.quote.start if fact.statement.quote else 0


def _told(
    patient: Patient, leaf: Leaf, fact: Fact, result: Amount, taken: tuple[Assumption, ...]
) -> Latest:
    derived = patient.index.derived.get(fact.fact_id)
    shown = f"{leaf.name} {_shown(result)}" + (f" on {fact.time.start}" if fact.time.start else "")
    sure = _DERIVED if derived else _ASSUMED if taken else _STATED
    supports, contradicts, near = (
        evidence_of(fact, each, patient.index) for each in ("supports", "contradicts", "near")
    )
    assumed = (*taken, *fact.statement.assumptions)
    told = derived.told if derived else shown
    return Latest(result, told, sure, assumed, supports, contradicts, near)


def _result(
    fact: Fact, measure: Measure, patient: Patient
) -> tuple[Amount | None, tuple[Assumption, ...]]:
    """The result of a fact; a result that is only called normal lies in the reference range."""
    statement = fact.statement
    if statement.amount is not None:
        return at_peak(statement.amount), ()
    if not is_called_normal(statement):
        return None, ()
    known = normal_range(measure, patient.index.vocabulary, patient.person.sex)
    if known is None:
        return None, ()
    interval, source = known
    values = tuple(end.value for end in (interval.low, interval.high) if end)
    amount = Amount(Comparator.BETWEEN, values, measure.unit, None, None, interval, measure.unit)
    text = f"a normal {measure.name} taken as {interval} {measure.unit} ({source})"
    return amount, (Assumption("reference_range", text),)


def _basis(verdict: Verdict, stated: bool) -> str:
    if verdict is _UNKNOWN:
        return "none"
    return "stated" if stated else "inferred"


def _shown(amount: Amount) -> str:
    if amount.values and amount.unit:
        return f"{' to '.join(map(plain, amount.values))} {amount.unit}"
    return write_amount(amount)
