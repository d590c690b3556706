"""The contract's JSON back to records: the inverse of `codec.py`.

Raises RecordError, which names the field and never quotes a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import InvalidOperation

from nlp.errors import RecordError
from nlp.model.decoding_statements import (
    Json,
    T,
    assumptions_from,
    codes_from,
    date_from,
    quote_from,
    statement_from,
)
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
from nlp.model.quote import Quote
from nlp.model.records import (
    Criterion,
    Evidence,
    Fact,
    FactTime,
    Judgement,
    Match,
    Mention,
    Problem,
    Trial,
)
from nlp.model.statement import (
    Statement,
)
from nlp.model.verdict import Verdict


def _guarded(read: Callable[[Json], T], record: Json, what: str) -> T:
    """Reads a record; any missing or wrong field becomes a RecordError."""
    try:
        return read(record)
    except KeyError as error:
        raise RecordError(str(error.args[0]), f"missing in a {what} record") from None
    except (TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise RecordError(what, f"a value of the wrong form ({type(error).__name__})") from None


def _expression(given: Json, statements: Mapping[str, Statement], text: str, at: int) -> Expression:
    def inner(each: Json) -> Expression:
        return _expression(each, statements, text, at)

    match given:
        case {"statement": key}:
            return Requirement(statements[key])
        case {"all": items}:
            return All(tuple(map(inner, items)))
        case {"any": items}:
            return AnyOf(tuple(map(inner, items)))
        case {"not": item}:
            return Not(inner(item))
        case {"at_least": count, "of": items}:
            return AtLeast(count, tuple(map(inner, items)))
        case {"if": condition, "then": then}:
            return IfThen(inner(condition), inner(then))
        case {"criterion": criterion_id}:
            return Child(criterion_id)
        case {"unread": [start, end]}:
            return Unread(Quote(start, end, text[start - at : end - at]))
    raise RecordError("expression", "an operator of the contract")


def _mention(given: Json) -> Mention:
    start, end = given["span"]
    return Mention(
        Quote(start, end, given["text"]),
        given["kind"],
        given.get("concept_id"),
        codes_from(given.get("codes")),
    )


def _criterion(given: Json) -> Criterion:
    span, text = given.get("span"), given.get("text") or ""
    start = span[0] if span else 0
    statements = tuple(statement_from(each, text, start) for each in given["statements"])
    by_id = {statement.id: statement for statement in statements}
    return Criterion(
        given["criterion_id"],
        given["kind"],
        quote_from(span, text),
        _expression(given["expression"], by_id, text, start),
        statements,
        tuple(map(_mention, given.get("mentions") or ())),
        given.get("origin", "text"),
        given.get("label"),
        given.get("parent_id"),
        given.get("cohort"),
        given.get("short", ""),
        given.get("readable", "none"),
        tuple((low, high) for low, high in given.get("unread") or ()),
    )


def _trial(given: Json) -> Trial:
    problems = tuple(
        Problem(p["code"], p["message"], tuple(p["span"]) if p.get("span") else None)
        for p in given.get("problems") or ()
    )
    return Trial(
        given["trial_id"],
        given.get("text") or "",
        given.get("title"),
        tuple(given.get("conditions") or ()),
        tuple(map(_criterion, given["criteria"])),
        problems,
    )


def trial_from_json(record: Json) -> Trial:
    """A trial from its record. Raises RecordError."""
    return _guarded(_trial, record, "trial")


def _fact(given: Json) -> Fact:
    span = given.get("span")
    time = given.get("time") or {}
    return Fact(
        given["patient_id"],
        given["note_id"],
        given["fact_id"],
        statement_from(given, given.get("text") or "", span[0] if span else 0),
        FactTime(
            date_from(time.get("start")), date_from(time.get("end")), time.get("source", "none")
        ),
        given.get("section"),
    )


def fact_from_json(record: Json) -> Fact:
    """A fact from its record. Raises RecordError."""
    return _guarded(_fact, record, "fact")


def _evidence(given: Json) -> Evidence:
    start, end = given["span"]
    quote = Quote(start, end, given["text"])
    return Evidence(given["note_id"], quote, given.get("fact_id"), given["role"])


def _judgement(given: Json) -> Judgement:
    judged = Judgement(
        given["patient_id"],
        given["trial_id"],
        given["criterion_id"],
        given["kind"],
        Verdict(given["verdict"]),
        given["basis"],
        given["reason"],
        given["confidence"],
        tuple(map(_evidence, given.get("evidence") or ())),
        assumptions_from(given.get("assumptions")),
        tuple(given.get("missing") or ()),
    )
    spared = judged.disqualifies and given.get("disqualifies") is False
    return judged._replace(placing=True) if spared else judged


def judgement_from_json(record: Json) -> Judgement:
    """A judgement from its verdict record. Raises RecordError."""
    return _guarded(_judgement, record, "verdict")


def _match(given: Json) -> Match:
    as_of = given.get("as_of")
    return Match(
        given["patient_id"],
        given["trial_id"],
        given["status"],
        given["score"],
        tuple((name, count) for name, count in given["counts"].items()),
        tuple(given.get("blocking") or ()),
        tuple(given.get("missing") or ()),
        None if as_of is None else date.fromisoformat(as_of),
    )


def match_from_json(record: Json) -> Match:
    """A match from its record. Raises RecordError."""
    return _guarded(_match, record, "match")
