"""The Leaf corpora's own ways: events over entities, comparisons with normalised values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from nlp.recognizers import find_numbers
from nlp.vocabulary import load_vocabulary
from pipelines.evaluation.pages import Mark, Quantity, Span

Json = Mapping[str, Any]
_COMPARISON = "Eq-Comparison"
# Of these labels only a mark that is an event's trigger is a mention of its own.
_EVENTS = frozenset({"Condition", "Drug", "Immunization", "Procedure", "Observation", "Negation"})
_SIGNS = {"GTEQ": ">=", "GT": ">", "LT": "<", "LTEQ": "<=", "BETWEEN": "between", "EQ": "="}
_TIME = {
    "year": "a",
    "month": "mo",
    "week": "wk",
    "day": "d",
    "hour": "h",
    "minute": "min",
}


def leaf_marks(row: Json, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks with what their events say: a part of another event is a Part, a comparison
    without a value is bare.
    """
    events = _events(row)
    triggers = {event["trigger"] for event in events.values()}
    valued = {
        event["trigger"]
        for event in events.values()
        if any(role.startswith("Value") for role, _ in event["args"])
    }
    named = {}
    for key, mark in marks.items():
        label = mark.label
        if label == _COMPARISON and key not in valued:
            label = f"{_COMPARISON}-Bare"
        elif label in _EVENTS and key not in triggers:
            label = "Part"
        named[key] = replace(mark, label=label)
    return named


def leaf_quantities(row: Json, marks: Mapping[str, Mark]) -> Iterator[Quantity]:
    """The comparisons: operator, values and unit as they are normalised.

    One without a number ("currently") is not judged.
    """
    events = _events(row)
    owners: dict[str, list[str]] = {}
    for name, event in events.items():
        for _, argument in event["args"]:
            owners.setdefault(argument, []).append(name)
    for name, event in events.items():
        trigger = marks.get(event["trigger"])
        if event["type"] != _COMPARISON or trigger is None:
            continue
        found = _Comparison(row, event, marks)
        names = owners.get(name, ())
        of = tuple(span for owner in names for span in _stretches(events[owner], marks))
        of_age = any(events[owner]["type"] == "Age" for owner in names)
        kind = "window" if found.is_time and not of_age else "threshold"
        yield Quantity(
            kind,
            trigger.span,
            found.op,
            found.values,
            found.unit,
            owners=of,
            judged=bool(found.values),
        )


def _events(row: Json) -> dict[str, Json]:
    return {event["id"]: event for event in row.get("events") or []}


def _stretches(event: Json, marks: Mapping[str, Mark]) -> Iterator[Span]:
    names = [event["trigger"], *(end for role, end in event["args"] if role.startswith("Name"))]
    for name in names:
        if name in marks:
            yield from marks[name].parts


class _Comparison:
    """What one comparison says, from the entities that are its arguments."""

    def __init__(self, row: Json, event: Json, marks: Mapping[str, Mark]) -> None:
        norms = row.get("attributes") or {}
        roles: dict[str, list[str]] = {}
        for role, name in event["args"]:
            if name in marks:
                roles.setdefault(role.rstrip("0123456789"), []).append(name)
        text = row["text"]

        def words(role: str) -> list[str]:
            found = sorted({marks[name].span for name in roles.get(role, ())})
            return [text[start:end] for start, end in found]

        def norm(role: str, key: str) -> list[str]:
            given = (norms.get(name) or {} for name in roles.get(role, ()))
            return [str(each[key]) for each in given if key in each]

        signs = [_SIGNS.get(sign) for sign in norm("Operator", "Eq-Operator-Value")]
        self.op = signs[0] if len(set(signs)) == 1 else None
        numbers = (number for each in words("Value") for number in find_numbers(each))
        self.values = tuple(sorted({number.value for number in numbers}))
        times = [_TIME.get(each) for each in norm("Temporal-Unit", "Eq-Temporal-Unit-Value")]
        per = "".join(f"/{each}" for each in words("Per"))
        self.is_time = bool(times) and not per
        spelled = unit_code(" ".join(words("Unit")) + per) if words("Unit") else None
        self.unit = times[0] if self.is_time else spelled


def unit_code(spelling: str) -> str | None:
    """The code of a unit as written; None if units.toml has no such spelling."""
    return load_vocabulary().unit_code(spelling)
