"""One patient's facts in order: repeats merged, conflicts kept side by side."""

from __future__ import annotations

from collections.abc import Iterable

from nlp.model import Fact


def timeline(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in order of time, undated ones first; of one note's equal facts the first alone.

    Facts that contradict each other both stay: the judge weighs them and shows both.
    """
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        said = fact.statement
        concept = said.concept
        key = (
            fact.note_id,
            concept.concept_id or concept.name if concept else None,
            said.assertion.status,
            said.assertion.experiencer,
            said.assertion.time,
            (said.amount.op, said.amount.values, said.amount.unit) if said.amount else None,
            fact.time,
        )
        kept.setdefault(key, fact)
    return sorted(kept.values(), key=lambda fact: str(fact.time.start or fact.time.end or ""))
