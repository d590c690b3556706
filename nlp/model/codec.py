"""Records to the JSON of the contract: plain dictionaries, every key present.

`decoding.py` reads them back. Numbers that came out of text travel as decimal strings.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from nlp.model.amount import Amount
from nlp.model.dates import Window
from nlp.model.expression import (
    All,
    AnyOf,
    AtLeast,
    Child,
    Expression,
    IfThen,
    Not,
    Requirement,
    Unread,
)
from nlp.model.interval import Interval
from nlp.model.notation import plain
from nlp.model.quote import Quote
from nlp.model.records import Criterion, Evidence, Fact, Judgement, Match, Mention, Problem, Trial
from nlp.model.statement import Assumption, Concept, Statement

Json = dict[str, Any]

TRIAL_SCHEMA = "inclex.trial/1"
FACT_SCHEMA = "inclex.fact/1"
VERDICT_SCHEMA = "inclex.verdict/1"
MATCH_SCHEMA = "inclex.match/1"


def _span(quote: Quote | None) -> list[int] | None:
    return None if quote is None else [quote.start, quote.end]


def _words(quote: Quote | None) -> str | None:
    return None if quote is None else quote.text


def _codes(codes: tuple[tuple[str, tuple[str, ...]], ...]) -> Json:
    return {system: list(values) for system, values in codes}


def interval_to_json(interval: Interval[Decimal] | None, unit: str | None) -> Json | None:
    """`{"low", "low_inclusive", "high", "high_inclusive", "unit"}`, or None."""
    if interval is None:
        return None
    low, high = interval.low, interval.high
    return {
        "low": None if low is None else plain(low.value),
        "low_inclusive": low is not None and low.inclusive,
        "high": None if high is None else plain(high.value),
        "high_inclusive": high is not None and high.inclusive,
        "unit": unit,
    }


def amount_to_json(amount: Amount | None) -> Json | None:
    """An amount as in the contract; `labels`, `open_low`, `open_high`, `flag` stand beside."""
    if amount is None:
        return None
    record: Json = {
        "span": _span(amount.quote),
        "text": _words(amount.quote),
        "op": amount.op.value,
        "values": [format(value, "f") for value in amount.values],
        "unit": amount.unit,
        "unit_text": amount.unit_text,
        "relative_to": amount.relative_to,
        "relation": amount.relation,
        "labels": list(amount.labels),
        "open_low": amount.open_low,
        "open_high": amount.open_high,
        "flag": amount.flag,
        "interval": interval_to_json(amount.interval, amount.canonical_unit),
        "reference_range": interval_to_json(amount.reference, amount.canonical_unit),
    }
    return record


def window_to_json(window: Window) -> Json:
    """A window as in the contract; `start` and `end` are signed ISO 8601 durations."""
    return {
        "span": _span(window.quote),
        "text": _words(window.quote),
        "type": window.type.value,
        "op": None if window.op is None else window.op.value,
        "values": [format(value, "f") for value in window.values],
        "unit": window.unit,
        "start": None if window.start is None else window.start.iso(),
        "end": None if window.end is None else window.end.iso(),
        "anchor": window.anchor,
        "period": window.period,
    }


def concept_to_json(concept: Concept | None) -> Json | None:
    """What a statement is about: words, id, preferred name, codes."""
    if concept is None:
        return None
    return {
        "span": _span(concept.quote),
        "text": _words(concept.quote),
        "concept_id": concept.concept_id,
        "name": concept.name,
        "codes": _codes(concept.codes),
    }


def _assumptions(assumptions: tuple[Assumption, ...]) -> list[Json]:
    return [{"code": a.code, "message": a.message} for a in assumptions]


def statement_to_json(statement: Statement) -> Json:
    """A statement as in the contract."""
    said = statement.assertion
    return {
        "id": statement.id,
        "kind": statement.kind,
        "span": _span(statement.quote),
        "concept": concept_to_json(statement.concept),
        "amount": amount_to_json(statement.amount),
        "windows": [window_to_json(window) for window in statement.windows],
        "assertion": {
            "status": said.status.value,
            "experiencer": said.experiencer.value,
            "time": said.time.value,
            "cues": [[cue.start, cue.end] for cue in said.cues],
        },
        "qualifiers": [{"span": [q.start, q.end], "text": q.text} for q in statement.qualifiers],
        "assumptions": _assumptions(statement.assumptions),
    }


def expression_to_json(expression: Expression) -> Json:
    """An expression as in the contract; statements by their ids."""
    match expression:
        case Requirement(statement):
            return {"statement": statement.id}
        case All(items):
            return {"all": [expression_to_json(item) for item in items]}
        case AnyOf(items):
            return {"any": [expression_to_json(item) for item in items]}
        case Not(item):
            return {"not": expression_to_json(item)}
        case AtLeast(count, items):
            return {"at_least": count, "of": [expression_to_json(item) for item in items]}
        case IfThen(condition, then):
            return {"if": expression_to_json(condition), "then": expression_to_json(then)}
        case Child(criterion_id):
            return {"criterion": criterion_id}
        case Unread(quote):
            return {"unread": [quote.start, quote.end]}


def _mention(mention: Mention) -> Json:
    return {
        "span": _span(mention.quote),
        "text": mention.quote.text,
        "kind": mention.kind,
        "concept_id": mention.concept_id,
        "codes": _codes(mention.codes),
    }


def criterion_to_json(criterion: Criterion, given_text: str | None = None) -> Json:
    """A criterion as in the contract; `given_text` is the text of a field criterion."""
    return {
        "criterion_id": criterion.criterion_id,
        "kind": criterion.kind,
        "origin": criterion.origin,
        "label": criterion.label,
        "parent_id": criterion.parent_id,
        "cohort": criterion.cohort,
        "span": None if criterion.origin == "field" else _span(criterion.quote),
        "text": _words(criterion.quote) if criterion.quote else given_text or criterion.short,
        "mentions": [_mention(mention) for mention in criterion.mentions],
        "statements": [statement_to_json(statement) for statement in criterion.statements],
        "expression": expression_to_json(criterion.expression),
        "short": criterion.short,
        "readable": criterion.readable,
        "unread": [list(span) for span in criterion.unread],
    }


def problem_to_json(problem: Problem) -> Json:
    """A doubt: where, which, in words."""
    span = None if problem.span is None else list(problem.span)
    return {"span": span, "code": problem.code, "message": problem.message}


def trial_to_json(trial: Trial) -> Json:
    """A trial record, `inclex.trial/1`."""
    return {
        "schema": TRIAL_SCHEMA,
        "trial_id": trial.trial_id,
        "title": trial.title,
        "conditions": list(trial.conditions),
        "text": trial.text,
        "criteria": [criterion_to_json(criterion) for criterion in trial.criteria],
        "problems": [problem_to_json(problem) for problem in trial.problems],
    }


def fact_to_json(fact: Fact) -> Json:
    """A fact record, `inclex.fact/1`."""
    return {
        "schema": FACT_SCHEMA,
        "patient_id": fact.patient_id,
        "note_id": fact.note_id,
        "fact_id": fact.fact_id,
        "section": fact.section,
        "text": _words(fact.statement.quote),
        **statement_to_json(fact.statement),
        "time": {
            "start": None if fact.time.start is None else str(fact.time.start),
            "end": None if fact.time.end is None else str(fact.time.end),
            "precision": fact.time.precision,
            "source": fact.time.source,
        },
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "note_id": evidence.note_id,
        "span": _span(evidence.quote),
        "text": evidence.quote.text,
        "fact_id": evidence.fact_id,
        "role": evidence.role,
    }


def judgement_to_json(judgement: Judgement) -> Json:
    """A verdict record, `inclex.verdict/1`."""
    return {
        "schema": VERDICT_SCHEMA,
        "patient_id": judgement.patient_id,
        "trial_id": judgement.trial_id,
        "criterion_id": judgement.criterion_id,
        "kind": judgement.kind,
        "verdict": judgement.verdict.value,
        "disqualifies": judgement.disqualifies,
        "basis": judgement.basis,
        "reason": judgement.reason,
        "confidence": round(judgement.confidence, 4),
        "evidence": [_evidence(evidence) for evidence in judgement.evidence],
        "assumptions": _assumptions(judgement.assumptions),
        "missing": list(judgement.missing),
    }


def match_to_json(match: Match) -> Json:
    """A match record, `inclex.match/1`."""
    return {
        "schema": MATCH_SCHEMA,
        "patient_id": match.patient_id,
        "trial_id": match.trial_id,
        "status": match.status,
        "score": round(match.score, 4),
        "counts": dict(match.counts),
        "blocking": list(match.blocking),
        "missing": list(match.missing),
        "as_of": None if match.as_of is None else match.as_of.isoformat(),
        "fingerprint": match.fingerprint,
    }
