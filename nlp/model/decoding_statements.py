"""The parts of a stored statement, back to values: amounts, windows, concepts, assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from nlp.model.amount import Amount, Comparator, Reference, Relation
from nlp.model.dates import PartialDate, Period, Window, WindowType
from nlp.model.interval import Bound, Interval
from nlp.model.quote import Quote
from nlp.model.statement import (
    Assertion,
    Assumption,
    Concept,
    Experiencer,
    Statement,
    Status,
    Tense,
)

Json = Mapping[str, Any]
T = TypeVar("T")


def quote_from(span: list[int] | None, text: str | None) -> Quote | None:
    """The quote that a span and its text make; None without a span."""
    return None if span is None else Quote(span[0], span[1], text or "")


def codes_from(given: Json | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The codes of a concept, by system."""
    return tuple((system, tuple(values)) for system, values in (given or {}).items())


def _interval(given: Json | None) -> Interval[Decimal] | None:
    if given is None:
        return None
    low, high = given.get("low"), given.get("high")
    return Interval(
        None if low is None else Bound(Decimal(low), given.get("low_inclusive", True)),
        None if high is None else Bound(Decimal(high), given.get("high_inclusive", True)),
    )


def _amount(given: Json | None) -> Amount | None:
    if given is None:
        return None
    interval = given.get("interval")
    reference = given.get("reference_range")
    shown = interval or reference
    return Amount(
        Comparator(given["op"]),
        tuple(map(Decimal, given["values"])),
        given.get("unit"),
        Reference(given["relative_to"]) if given.get("relative_to") else None,
        Relation(given["relation"]) if given.get("relation") else None,
        _interval(interval),
        shown.get("unit") if shown else None,
        tuple(given.get("labels") or ()),
        bool(given.get("open_low")),
        bool(given.get("open_high")),
        _interval(reference),
        given.get("unit_text"),
        given.get("flag"),
        quote_from(given.get("span"), given.get("text")),
    )


def _period(given: str | None) -> Period | None:
    return None if given is None else Period.parse(given)


def _window(given: Json) -> Window:
    return Window(
        WindowType(given["type"]),
        _period(given.get("start")),
        _period(given.get("end")),
        given["anchor"],
        given["period"],
        Comparator(given["op"]) if given.get("op") else None,
        tuple(map(Decimal, given["values"])),
        given.get("unit"),
        quote_from(given.get("span"), given.get("text")),
    )


def _concept(given: Json | None) -> Concept | None:
    if given is None:
        return None
    return Concept(
        given["name"],
        given.get("concept_id"),
        codes_from(given.get("codes")),
        quote_from(given.get("span"), given.get("text")),
    )


def assumptions_from(given: list[Json] | None) -> tuple[Assumption, ...]:
    """What was supplied by us, as stored."""
    return tuple(Assumption(each["code"], each["message"]) for each in given or ())


def statement_from(given: Json, text: str = "", start: int = 0) -> Statement:
    """The statement of a record.

    `text` is the surrounding text from offset `start`, whence cues and quotes are taken.
    """

    def words(span: list[int]) -> Quote:
        return Quote(span[0], span[1], text[span[0] - start : span[1] - start])

    said = given["assertion"]
    assertion = Assertion(
        Status(said["status"]),
        Experiencer(said["experiencer"]),
        Tense(said["time"]),
        tuple(words(cue) for cue in said.get("cues") or ()),
    )
    return Statement(
        given["id"],
        given["kind"],
        _concept(given.get("concept")),
        _amount(given.get("amount")),
        tuple(map(_window, given.get("windows") or ())),
        assertion,
        tuple(Quote(q["span"][0], q["span"][1], q["text"]) for q in given.get("qualifiers") or ()),
        assumptions_from(given.get("assumptions")),
        words(given["span"]) if given.get("span") else None,
    )


def date_from(given: str | None) -> PartialDate | None:
    """A date of day, month or year; None if none is stored."""
    return None if given is None else PartialDate.parse(given)
