"""Doubts about how a listing is laid out: lead-ins, lists and labels that lack each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import (
    Child,
    Criterion,
    Expression,
    Problem,
    Requirement,
    Trial,
)

_GOES_ON = re.compile(r"\W*+(?:or|and|and/or)\b(?![-/])\s", re.IGNORECASE)
_LEAD_END = re.compile(r"(?<!\bor)(?<!\bOR)(?<!\band)(?<!\bAND):\s*$")


def span_of(criterion: Criterion) -> tuple[int, int] | None:
    """Where a criterion stands; None if it came from a field."""
    return (criterion.quote.start, criterion.quote.end) if criterion.quote else None


def bare_lead_ins(trial: Trial) -> Iterator[Problem]:
    """Does a criterion announce a list that does not come?"""
    parents = {criterion.parent_id for criterion in trial.criteria}
    for criterion in trial.criteria:
        if criterion.quote is None or criterion.criterion_id in parents:
            continue
        words = criterion.quote.text.rstrip()
        if not words.endswith(":") or _LEAD_END.search(words) is None:
            continue
        if not _has_child(criterion.expression):
            yield Problem("lead_in_without_children", "no list follows", span_of(criterion))


def missing_lead_ins(trial: Trial) -> Iterator[Problem]:
    """Does a list begin with "or" or "and", so that what it goes on from is missing?"""
    begun: set[tuple[str | None, str, str | None]] = set()
    for criterion in trial.criteria:
        place = (criterion.parent_id, criterion.kind, criterion.cohort)
        if criterion.quote is None or place in begun:
            continue
        begun.add(place)
        if criterion.parent_id is None and _GOES_ON.match(criterion.quote.text):
            yield Problem(
                "missing_lead_in", "goes on from words that are missing", span_of(criterion)
            )


def _has_child(expression: Expression) -> bool:
    return isinstance(expression, Child) or (
        not isinstance(expression, Requirement)
        and any(_has_child(item) for item in getattr(expression, "items", ()))
    )


def label_gaps(trial: Trial) -> Iterator[Problem]:
    """Is a number missing in a list, so that a criterion may have been lost or run into another?"""
    last: dict[tuple[str | None, str], int] = {}
    for criterion in trial.criteria:
        label = criterion.label or ""
        if not label.isdecimal():
            continue
        place = (criterion.parent_id, criterion.kind)
        number, before = int(label), last.get(place, 0)
        if number > before + 1 and (before or not criterion.parent_id):
            yield Problem(
                "label_gap", f"{number} follows {before or 'nothing'}", span_of(criterion)
            )
        last[place] = number
