"""How many times, or of how many kinds, do the notes tell it: two flares, one biologic?

What is told is at least so many. That notes tell of one transplantation proves no second one, and
excludes it no more surely than silence does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nlp.model import Comparator, Fact, Interval, Verdict, within
from pipelines.matching.doubts import identity_of, lacking
from pipelines.matching.finding import Finding, evidence_of
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.times import TOLD, begun_in_windows, days_of, in_windows

_COUNTED = frozenset({"condition", "procedure", "drug", "visit"})
# Treatments that are counted by lines and courses, of several drugs each.
_BY_LINES = frozenset(
    {"chemotherapy", "antineoplastic", "antineoplastic_agent", "systemic_therapy", "cancer_therapy"}
    | {"treatment", "medication", "systemic_corticosteroid", "corticosteroid", "antibiotic"}
)
_INFERRED, _PRESUMED, _BOUNDED = 0.88, 0.75, 0.75
_SHOWN = 4
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@dataclass(frozen=True, slots=True)
class Told:
    """So many at least, by these facts. `exact`: a note tells the number."""

    least: int
    facts: tuple[Fact, ...]
    exact: bool = False


def is_counted(leaf: Leaf) -> bool:
    """Is it asked how often something was, or of how many kinds?"""
    amount, said = leaf.statement.amount, leaf.statement
    if amount is None or leaf.measure is not None or said.kind not in _COUNTED:
        return False
    concept = said.concept
    if concept is None or concept.concept_id is None or concept.concept_id in _BY_LINES:
        return False
    plain = amount.op not in (Comparator.IN, Comparator.NE) and not amount.labels
    return plain and amount.unit is None and amount.relative_to is None


def allows_none(leaf: Leaf) -> bool:
    """Would who has had none of it meet the demand: "no more than two cycles"?"""
    amount = leaf.statement.amount
    asked = amount.as_interval() if amount is not None and is_counted(leaf) else None
    return asked is not None and within(Interval.exactly(Decimal(0)), asked) is _MET


def counted(patient: Patient, leaf: Leaf, facts: Sequence[Fact]) -> Finding | None:
    """Are so many told as are asked for? None: nothing that is told can be counted."""
    amount = leaf.statement.amount
    if amount is None:
        return None
    told = _told(patient, leaf, facts)
    if told is None:
        return None
    verdict, basis, sure = _answer(amount.as_interval(), told, leaf)
    if verdict is _UNKNOWN:
        return None
    word = "" if told.exact else "at least "
    reason = f"the notes tell of {word}{told.least} {leaf.name}: asked is {leaf.shown}"
    if basis == "presumed":
        reason = f"the notes tell of {told.least} {leaf.name} and no more: asked is {leaf.shown}"
    role = "supports" if verdict is _MET else "contradicts"
    proof = tuple(
        each for fact in told.facts[:_SHOWN] for each in evidence_of(fact, role, patient.index)
    )
    return Finding(verdict, basis, reason, proof, confidence=sure)


def _answer(asked: Interval[Decimal], told: Told, leaf: Leaf) -> tuple[Verdict, str, float]:
    least = Interval.exactly(Decimal(told.least))
    verdict = within(least, asked)
    if told.exact or (verdict is _MET and asked.high is None):
        return verdict, "inferred", _INFERRED
    if verdict is _MET:
        # That no more are told is taken for there being no more.
        return verdict, "presumed", _BOUNDED
    if asked.high is not None and told.least > asked.high.value:
        return _NOT_MET, "inferred", _INFERRED
    if asked.high is None and leaf.kind == "exclusion":
        return _NOT_MET, "presumed", _PRESUMED
    return _UNKNOWN, "none", 0.0


def _told(patient: Patient, leaf: Leaf, facts: Sequence[Fact]) -> Told | None:
    sure = [f for f in facts if not lacking(leaf, f) and _is_of_the_time(patient, leaf, f)]
    if not sure:
        return None
    if leaf.statement.kind == "drug":
        kinds = _kinds(patient, leaf, sure)
        return Told(len(kinds), tuple(kinds.values())) if kinds else None
    numbers = [(number, fact) for fact in sure if (number := _number(fact))]
    number, fact = max(numbers, key=lambda each: each[0], default=(0, sure[0]))
    apart = _apart(sure)
    if number > len(apart):
        return Told(number, (fact,), exact=True)
    if apart:
        return Told(len(apart), tuple(apart))
    amount = leaf.statement.amount
    bounded = amount is not None and amount.as_interval().high is not None
    # How many lie behind a name without a day or a number is not told.
    return None if bounded and leaf.kind == "inclusion" else Told(1, (sure[0],))


def _is_of_the_time(patient: Patient, leaf: Leaf, fact: Fact) -> bool:
    """Was it in the time asked for, told by a day of its own on that day?"""
    windows = leaf.statement.windows
    asked = begun_in_windows if fact.time.source in TOLD else in_windows
    return not windows or asked(fact, windows, patient.as_of) is _MET


def _number(fact: Fact) -> int:
    """How many a fact tells of by a number: "two flares". 0: by none."""
    amount = fact.statement.amount
    if amount is None or amount.op is not Comparator.EQ or amount.unit or amount.labels:
        return 0
    return int(amount.values[0]) if len(amount.values) == 1 else 0


def _kinds(patient: Patient, leaf: Leaf, facts: Iterable[Fact]) -> dict[str, Fact]:
    """The drugs of a class that are told by name, each once, with a fact of each."""
    named = {identity: fact for fact in facts if (identity := identity_of(fact))}
    concept = leaf.statement.concept
    wider = {above for each in named for above in patient.index.vocabulary.ancestors(each)}
    own = concept.concept_id if concept else None
    return {
        each: fact
        for each, fact in named.items()
        if each not in wider and (each != own or len(named) == 1)
    }


def _apart(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of days that cannot be the same, as many as there are."""
    dated: list[tuple[date, date, Fact]] = []
    for fact in facts:
        days = days_of(fact) if fact.time.source in TOLD and fact.time.start else None
        start = fact.time.start.interval() if days and fact.time.start else None
        if start is not None and start.low is not None and start.high is not None:
            dated.append((start.high.value, start.low.value, fact))
    kept: list[Fact] = []
    last = date.min
    for high, low, fact in sorted(dated, key=lambda each: each[:2]):
        if low > last:
            kept.append(fact)
            last = high
    return kept
