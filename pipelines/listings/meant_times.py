"""Which times are meant otherwise than their words place them?

A life expectancy "of at least 3 months from enrollment" is so long; what comes back "within 12
weeks of the last dose" comes after it; a stroke "within 3 months from screening" lay before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.measuring import measured
from nlp.model import Amount, Period, Statement, Tense, Window, WindowType
from nlp.placed import Placed
from nlp.vocabulary import Vocabulary

_DATED = frozenset({"condition", "procedure", "drug", "device"})
_STARTS = frozenset({"screening", "enrollment", "consent", "baseline", "randomization"})
_LATER = re.compile(r"\b(?:next|following|after|later|coming|over)\b")
_COMES_AFTER = frozenset({"disease_progression", "recurrence", "relapse"})


def as_meant(placed: list[Placed], vocabulary: Vocabulary) -> list[Placed]:
    """The statements, with such times as they are meant."""
    made = []
    for each in placed:
        if each.statement.windows:
            told = _looks_back(_after_last(each.statement))
            each = each if told is each.statement else replace(each, statement=told)
        made.append(_as_life(each, vocabulary) if _is_life(each) else each)
    return made


def _is_life(each: Placed) -> bool:
    concept = each.statement.concept
    named = concept is not None and concept.concept_id == "life_expectancy"
    return named and each.statement.amount is None and len(each.statement.windows) == 1


def _as_life(each: Placed, vocabulary: Vocabulary) -> Placed:
    window = each.statement.windows[0]
    if window.type is not WindowType.AFTER or window.op is None or not window.values:
        return each
    told = Amount(window.op, window.values, window.unit, quote=window.quote)
    amount, assumed = measured(told, "life_expectancy", vocabulary)
    return replace(
        each,
        statement=replace(each.statement, amount=amount, windows=(), assumptions=assumed),
    )


def _looks_back(statement: Statement) -> Statement:
    """What was "within 3 months from screening" lies before it."""
    if statement.kind not in _DATED or statement.assertion.time is Tense.FUTURE:
        return statement
    if not any(w.anchor in _STARTS and w.end is not None for w in statement.windows):
        return statement
    return replace(statement, windows=tuple(map(_from_start, statement.windows)))


def _from_start(window: Window) -> Window:
    words = window.quote.text.lower() if window.quote is not None else ""
    told = window.anchor in _STARTS and window.type is WindowType.WITHIN and " from " in words
    if not told or window.end is None or window.start != Period() or _LATER.search(words):
        return window
    return replace(window, start=-window.end, end=Period(), period="past")


def _after_last(statement: Statement) -> Statement:
    """What comes back "within 12 weeks of the last dose" comes after it."""
    named = statement.concept.concept_id if statement.concept is not None else None
    if named not in _COMES_AFTER:
        return statement
    return replace(statement, windows=tuple(map(_behind_dose, statement.windows)))


def _behind_dose(window: Window) -> Window:
    words = window.quote.text.lower() if window.quote is not None else ""
    if window.anchor != "last_dose" or window.type is not WindowType.WITHIN or " of " not in words:
        return window
    if window.start is None or window.end is None or window.end.days or window.end.months:
        return window
    return replace(window, start=Period(), end=-window.start)
