"""The Leaf corpora's own ways: events over entities, comparisons with normalised values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from nlp.recognizers import ORDINALS, find_numbers, roman_value
from nlp.vocabulary import load_vocabulary
from pipelines.evaluation.pages import Mark, Quantity, Span

Json = Mapping[str, Any]
_COMPARISON = "Eq-Comparison"
# Of these labels only a mark that is an event's trigger is a mention of its own.
_EVENTS = frozenset({"Condition", "Drug", "Immunization", "Procedure", "Observation", "Negation"})
_SAME_THING = frozenset({"Equivalent-To", "Abbrev-Of"})
SIGNS = {"GTEQ": ">=", "GT": ">", "LT": "<", "LTEQ": "<=", "BETWEEN": "between", "EQ": "="}
_STAGE = re.compile(r"([ivx]{1,4}|lll?|[ⅰ-ⅹ])[a-d]?\d?")
_ACUITY = re.compile(r"(\d{1,4}) ?/ ?([1-9]\d{0,3})")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_GLUED = re.compile(r"\s?(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z%]{0,12}")
_PER = re.compile(r"(?:/|per)\s*$")
_MINUS = "-−–"
TIME = {
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
    same = _equivalents(row, events)
    for name, event in events.items():
        trigger = marks.get(event["trigger"])
        if event["type"] != _COMPARISON or trigger is None:
            continue
        found = _Comparison(row, event, trigger, marks)
        names = owners.get(name, ())
        known = {each for owner in names for each in same.get(owner, (owner,))}
        of = tuple(s for each in sorted(known) for s in _stretches(events[each], marks))
        of_age = any(events[owner]["type"] == "Age" for owner in names)
        kind = "window" if found.is_time and not of_age else "threshold"
        yield Quantity(
            kind,
            trigger.span,
            found.op,
            found.values,
            found.unit,
            owners=of,
            concepts=("age",) if of_age else (),
            judged=bool(found.values),
        )


def _events(row: Json) -> dict[str, Json]:
    return {event["id"]: event for event in row.get("events") or []}


def _equivalents(row: Json, events: Mapping[str, Json]) -> dict[str, set[str]]:
    """Which events are called the same thing, or are a name and its abbreviation?"""
    groups: dict[str, set[str]] = {}
    for relation in row.get("relations") or []:
        ends = relation["arg1"], relation["arg2"]
        if relation["type"] in _SAME_THING and all(end in events for end in ends):
            group = groups.get(ends[0], {ends[0]}) | groups.get(ends[1], {ends[1]})
            groups |= dict.fromkeys(group, group)
    return groups


def _stretches(event: Json, marks: Mapping[str, Mark]) -> Iterator[Span]:
    names = [event["trigger"], *(end for role, end in event["args"] if role.startswith("Name"))]
    for name in names:
        if name in marks:
            yield from marks[name].parts


class _Comparison:
    """What one comparison says, from the entities that are its arguments."""

    def __init__(self, row: Json, event: Json, trigger: Mark, marks: Mapping[str, Mark]) -> None:
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

        signs = [SIGNS.get(sign) for sign in norm("Operator", "Eq-Operator-Value")]
        self.op = signs[0] if len(set(signs)) == 1 else None
        places = sorted({marks[name].span for name in roles.get("Value", ())})
        numbers = (written_number(text, place, trigger.span) for place in places)
        self.values = tuple(sorted({number for number in numbers if number is not None}))
        times = [TIME.get(each) for each in norm("Temporal-Unit", "Eq-Temporal-Unit-Value")]
        per = "".join(f"/{each}" for each in words("Per"))
        self.is_time = bool(times) and not per
        spelled = unit_code(" ".join(words("Unit")) + per) if words("Unit") else None
        self.unit = times[0] if self.is_time else spelled


def written_number(text: str, place: Span, around: Span) -> Decimal | None:
    """The number that a mark of a comparison says; None if it says none.

    "III", "IVa", "second", "2nd" and 20/40 are numbers; a day of the calendar is none, nor are
    the 109 of "100 x 109/L" and the body surface of "mL/min/1.73 m2".
    """
    low = " ".join(text[slice(*place)].lower().split())
    before = text[around[0] : place[0]]
    if (low == "1.73" and _PER.search(before)) or _inside_power(text, place, around):
        return None
    ordinal = _ORDINAL.fullmatch(low)
    low = ordinal[1] if ordinal else low
    stage = _STAGE.fullmatch(low)
    roman = roman_value(stage[1].replace("l", "i")) if stage else None
    if roman is not None:
        return Decimal(roman)
    if low in ORDINALS:
        return ORDINALS[low]
    acuity = _ACUITY.fullmatch(low)
    if acuity:
        return Decimal(acuity[1]) / Decimal(acuity[2])
    signed = low[:1] in _MINUS
    found = find_numbers(low[1:] if signed else low)
    first = found[0] if len(found) == 1 else None
    if first is None or not _GLUED.fullmatch(low[first.end + signed :]) or first.start:
        return None
    return -first.value if signed else first.value


def _inside_power(text: str, place: Span, around: Span) -> bool:
    """Is it the power of ten of a number that begins before it?"""
    stretch = text[around[0] : around[1]]
    at = place[0] - around[0]
    return any(n.power and n.start < at < n.end for n in find_numbers(stretch))


def unit_code(spelling: str) -> str | None:
    """The code of a unit as written; None if units.toml has no such spelling."""
    return load_vocabulary().unit_code(spelling)
