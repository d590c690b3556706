"""Which of two times counts where one is told in half-lives, or where no time can be both?

"Within 14 days or 5 half-lives, whichever is longer" is met within either; of the shorter one both
must hold, and so both must where it is asked how long ago a thing lies. A listing that says neither
means either time.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.model import (
    All,
    AnyOf,
    Comparator,
    Expression,
    Requirement,
    Statement,
    Status,
    Window,
    WindowType,
)
from nlp.placed import Placed

_JOINED = re.compile(r"[\s,)]{0,3}\(?(?:or\b|/)|[\s,]{0,2}\(", re.IGNORECASE)
_SHORTER = re.compile(r"shorter|shortest|less|sooner|earlier|smaller", re.IGNORECASE)
_LIVES = "half-life"
_REACH = 60

_UP, _DOWN = (Comparator.GT, Comparator.GE), (Comparator.LT, Comparator.LE)
_OR = re.compile(r"\s?,?\s?or\s", re.IGNORECASE)

Pair = tuple[int, int]


def either_time(
    text: str, offset: int, placed: list[Placed], taken: frozenset[int] = frozenset()
) -> tuple[list[Placed], list[Pair]]:
    """The statements with one of the two times each, and which belong together.

    Args: taken, those that already belong with another.
    """
    made = list(placed)
    told: list[Placed] = []
    pairs: list[Pair] = []
    for place, each in enumerate(placed):
        windows = each.statement.windows
        if len(windows) != 2 or place in taken or not _alternative(text, offset, windows):
            continue
        first, second = (replace(each.statement, windows=(window,)) for window in windows)
        pairs.append((place, len(placed) + len(told)))
        made[place] = replace(each, statement=first)
        told.append(replace(each, statement=second))
    return made + told, pairs


def either(first: Statement, second: Statement) -> Expression:
    """The thing at either time; of what is denied, at neither."""
    items = Requirement(first), Requirement(second)
    return All(items) if first.assertion.status is Status.ABSENT else AnyOf(items)


def _alternative(text: str, offset: int, windows: tuple[Window, ...]) -> bool:
    first, second = windows
    if _apart(first, second) and first.quote is not None and second.quote is not None:
        low, high = first.quote.end - offset, second.quote.start - offset
        return low <= high and _OR.fullmatch(text, low, high) is not None
    if _LIVES not in (first.unit, second.unit) or first.quote is None or second.quote is None:
        return False
    if any(window.type is not WindowType.WITHIN for window in windows):
        return False
    low, high = first.quote.end - offset, second.quote.start - offset
    if _JOINED.match(text, max(0, low), max(0, high) + 3) is None:
        return False
    end = second.quote.end - offset
    return _SHORTER.search(text, max(0, low), end + _REACH) is None


def _apart(first: Window, second: Window) -> bool:
    """Can no time be both: "for less than a year or more than ten"?"""
    ops, types = {first.op, second.op}, {first.type, second.type}
    if not (ops & set(_UP) and ops & set(_DOWN)):
        return False
    return types == {WindowType.LASTING} or types == {WindowType.WITHIN, WindowType.BEFORE}
