"""How far back does a thing lie of which the time that has gone by since is told?

"Time since stroke > 5 years" is a stroke more than five years ago, none that lasted so long, and
"interval from injury: 2 to 12 weeks" an injury between the two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import Comparator, Period, Statement, Window, WindowType
from nlp.placed import Placed

_GONE_BY = re.compile(
    r"\b(?:time|interval)\s(?:elapsed\s)?(?:since|from|after)\s(?:[a-z]+\s){0,3}\Z",
    re.IGNORECASE,
)
_DATED = frozenset({"condition", "procedure", "drug", "device"})
_AFTER_BIRTH = "postpartum"  # "at least 6 weeks postpartum": so long since the birth
_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)
_REACH = 40


def gone_by(text: str, each: Placed) -> Placed:
    """The statement with the time that has gone by since it as a window of the past."""
    told = each.statement
    if told.amount is None or told.kind not in _DATED:
        return each
    named = told.concept.concept_id if told.concept is not None else None
    since = _GONE_BY.search(text, max(0, each.start - _REACH), each.start) is not None
    if not since and named != _AFTER_BIRTH:
        return each
    window = _window(told)
    if window is None:
        return each
    return replace(each, statement=replace(told, amount=None, windows=(*told.windows, window)))


def _window(told: Statement) -> Window | None:
    amount = told.amount
    if amount is None or amount.unit is None or amount.relative_to is not None:
        return None
    near, far = Period.of(amount.values[0], amount.unit), Period.of(amount.values[-1], amount.unit)
    if near is None or far is None:
        return None
    window = Window(
        WindowType.WITHIN,
        -far,
        Period(),
        op=amount.op,
        values=amount.values,
        unit=amount.unit,
        quote=amount.quote,
    )
    if amount.op in _UP:
        return replace(window, type=WindowType.BEFORE, start=None, end=-near)
    if amount.op is Comparator.BETWEEN:
        return replace(window, end=-near)
    return window if amount.op in _DOWN else None
