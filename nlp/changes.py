"""Changes of a measure are not its level: "a fall in hemoglobin of 2 g/dL", "eGFR decline > 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Comparator
from nlp.recognizers import Found, TermFound

_CHANGE = (
    r"(?:fall|drop|decrease|decline|reduction|rise|increase|change|deterioration|variation|"
    r"doubling|loss|gain|fluctuation)s?"
)
# What has no end that it leads to: "a weight change of less than 5 kg".
_AMOUNTS_TO = re.compile(r"\b(?:change|variation|fluctuation|gain|loss)s?\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b{_CHANGE}\s(?:in|of)\s(?:the\s|their\s|his\s|her\s|serum\s|plasma\s|blood\s|mean\s){{0,2}}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s(?:level\s|score\s)?{_CHANGE}\b(?!\s?(?:than|above|below))", re.IGNORECASE
)
_REACH_BACK, _REACH_ON, _REACH_BEHIND = 48, 60, 24


def changes(text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The terms, a measure whose change the amount beside it measures as a concept of its own.

    A multiple of a limit is a level all the same: "an increase in ALT above 3 x ULN".
    """
    if not amounts or not any(term.value.kind == "measurement" for term in terms):
        return list(terms)
    return [_change(text, term, amounts) for term in terms]


def _is_level(text: str, found: Found) -> bool:
    """Is it where the change led: a multiple of a limit, "to 2 mg/dL", "below 8 g/dL"?"""
    amount = found.value.amount
    low = amount.op in (Comparator.LT, Comparator.LE) and amount.unit != "%"
    return _led_to(text, found) or low


def _led_to(text: str, found: Found) -> bool:
    led = text[max(0, found.start - 3) : found.start] == "to "
    return led or found.value.amount.relative_to is not None


def _change(text: str, term: Found, amounts: Sequence[Found]) -> Found:
    if term.value.kind != "measurement" or term.value.concept_id == "age":
        return term
    before = _BEFORE.search(text, max(0, term.start - _REACH_BACK), term.start)
    behind = None if before else _BEHIND.match(text, term.end)
    start = before.start() if before else term.start
    end = behind.end() if behind else term.end
    if (start, end) == (term.start, term.end):
        return term
    near = [a for a in amounts if start - _REACH_ON < a.end and a.start < end + _REACH_ON]
    if behind is not None and _AMOUNTS_TO.search(text, start, end):
        onward = [a for a in near if end <= a.start < end + _REACH_BEHIND][:1]
        if onward and not _led_to(text, onward[0]):
            return Found(start, end, TermFound("", "other", text[start:end].lower()))
    if not near or any(_is_level(text, each) for each in near):
        return term
    return Found(start, end, TermFound("", "other", text[start:end].lower()))
