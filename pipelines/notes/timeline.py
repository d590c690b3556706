"""One patient's facts in order: repeats merged, conflicts kept side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nlp.model import Assumption, Fact, Statement, Status, Tense, write_window


def timeline(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in order of time, undated ones first; of one note's equal facts the first alone.

    Facts that contradict each other both stay: the judge weighs them and shows both.
    """
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        kept.setdefault((fact.note_id, fact.time, *_said(fact.statement)), fact)
    return sorted(kept.values(), key=lambda fact: str(fact.time.start or fact.time.end or ""))


def conflicts(facts: Iterable[Fact]) -> list[tuple[Fact, Fact]]:
    """Which facts contradict each other: of one person, one concept and one time, there and not?

    What has ended contradicts nothing, and a result is never denied. In the order of the facts.
    """
    told = [fact for fact in facts if _counts(fact)]
    denied: dict[tuple[object, ...], Fact] = {}
    for fact in told:
        if fact.statement.assertion.status is Status.ABSENT:
            denied.setdefault(_of_what(fact), fact)
    names = {key[0] for key in denied}
    there: dict[tuple[object, ...], Fact] = {}
    for fact in told:
        if fact.statement.assertion.status is Status.PRESENT and _name(fact) in names:
            there.setdefault(_of_what(fact), fact)
    return [(fact, denied[key]) for key, fact in there.items() if key in denied]


def _counts(fact: Fact) -> bool:
    """May a fact contradict another: is it told of now, without a result?"""
    said = fact.statement
    if said.amount is not None or said.concept is None:
        return False
    return said.assertion.time is Tense.CURRENT


def _name(fact: Fact) -> str:
    concept = fact.statement.concept
    return (concept.concept_id or concept.name) if concept else ""


def _of_what(fact: Fact) -> tuple[object, ...]:
    """Of what, of whom and of when a fact is."""
    said, time = fact.statement, fact.time
    return (_name(fact), said.kind, said.assertion.experiencer, time.start, time.end)


def with_conflicts(facts: list[Fact]) -> list[Fact]:
    """The facts of a note, each of two that contradict each other with an assumption that says so.

    Which of the two holds is not decided here: the reader of either is told of the other.
    """
    if not any(fact.statement.assertion.status is Status.ABSENT for fact in facts):
        return facts
    found = conflicts(facts)
    if not found:
        return facts
    told: dict[str, Assumption] = {}
    for there, denied in found:
        told[there.fact_id] = Assumption(
            "contradicted", f"denied in the same note: {denied.fact_id}"
        )
        told[denied.fact_id] = Assumption("contradicted", f"said in the same note: {there.fact_id}")
    return [_with(fact, told.get(fact.fact_id)) for fact in facts]


def _with(fact: Fact, assumption: Assumption | None) -> Fact:
    if assumption is None:
        return fact
    assumptions = (*fact.statement.assumptions, assumption)
    return replace(fact, statement=replace(fact.statement, assumptions=assumptions))


def _said(statement: Statement) -> tuple[object, ...]:
    """What a statement says, wherever it stands: equal ones repeat each other."""
    concept, amount, assertion = statement.concept, statement.amount, statement.assertion
    return (
        statement.kind,
        concept.concept_id or concept.name if concept else None,
        (assertion.status, assertion.experiencer, assertion.time),
        (amount.op, amount.values, amount.unit, amount.reference) if amount else None,
        tuple(map(write_window, statement.windows)),
        tuple(each.text.lower() for each in statement.qualifiers),
    )
