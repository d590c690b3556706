"""Windows: a period with the words that lay it around a point of time, or say that it lasted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.model import Comparator, Period, Quote, Window, WindowType
from nlp.recognizers.births import lies_in_any, read_births
from nlp.recognizers.calendar_windows import read_calendar_windows
from nlp.recognizers.frames import Frame, Framed, framed
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.slots import Found
from nlp.recognizers.study_days import read_study_days

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

UNKNOWN_ANCHOR = "unknown"
_UP = (Comparator.GT, Comparator.GE)
_NO_TIME = Period()
_BUT = re.compile(r"\s?,?\s(?:but|and)\s")
_TO = re.compile(r"\s{0,2}(?:,\s)?(?:and|to|until|till|through|-|–)\s{0,2}(?:up to\s)?")


def read_windows(
    text: str, vocabulary: Vocabulary, quantities: Framed | None = None
) -> list[Found]:
    """Which windows of time stand in a text, left to right?

    Args: quantities, as `framed_all` finds them, if the text was read already.
    """
    quantities = framed(text, vocabulary) if quantities is None else quantities
    found = [
        Found(quantity.start, frame.end, _window(text, quantity, frame))
        for quantity, frame in quantities
        if frame is not None
    ]
    found = _around(text, found)
    if born := read_births(text):
        found = [each for each in found if not lies_in_any(each, born)] + born
        found.sort(key=lambda each: each.start)
    days = [*read_study_days(text), *read_calendar_windows(text)]
    return sorted([*found, *days], key=lambda each: each.start) if days else found


def _around(text: str, found: list[Found]) -> list[Found]:
    """Two windows as one where both lie around one anchor: "14 days before to 7 days after"."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _BUT.fullmatch(text, last.end, each.start):
            between = _between(last.value, each.value)
            if between is not None:
                quote = Quote(last.start, each.end, text[last.start : each.end])
                joined[-1] = Found(last.start, each.end, replace(between, quote=quote))
                continue
        if last is not None and _TO.fullmatch(text, last.end, each.start):
            before, after = last.value, each.value
            if before.anchor == UNKNOWN_ANCHOR and _touch(before, after):
                quote = Quote(last.start, each.end, text[last.start : each.end])
                whole = replace(after, start=before.start, quote=quote)
                whole = replace(whole, values=before.values + after.values)
                joined[-1] = Found(last.start, each.end, whole)
                continue
        joined.append(each)
    return joined


def _between(nearest: Window, farthest: Window) -> Window | None:
    """Two limits of one time as one: "at least 5 weeks after but not more than 14 weeks after"."""
    if nearest.anchor != farthest.anchor or farthest.type is not WindowType.WITHIN:
        return None
    if nearest.type is WindowType.AFTER and farthest.start == _NO_TIME:
        return replace(farthest, start=nearest.start, values=nearest.values + farthest.values)
    if nearest.type is WindowType.BEFORE and farthest.end == _NO_TIME:
        return replace(farthest, end=nearest.end, values=nearest.values + farthest.values)
    return None


def _touch(before: Window, after: Window) -> bool:
    """Does one lie up to the anchor and the other from there on?"""
    if before.type is not WindowType.WITHIN or after.type is not WindowType.WITHIN:
        return False
    return before.end == _NO_TIME == after.start and before.start is not None


def _window(text: str, quantity: Quantity, frame: Frame) -> Window:
    left = frame.left.fields if frame.left else {}
    right = frame.right.fields if frame.right else {}
    given = left.get("op") or right.get("op")
    op = Comparator(given) if given else quantity.op
    if quantity.op is Comparator.BETWEEN:
        op = quantity.op
    if op is Comparator.GT and text[quantity.start : quantity.start + 9].lower() == "over the ":
        op = None  # "over the 2 weeks before screening": all along them
    side = right.get("side") or left.get("side") or "before"
    kind = WindowType(left.get("type") or right.get("type") or "within")
    if frame.lasting:
        kind = WindowType.LASTING
    anchor = frame.anchor or (
        UNKNOWN_ANCHOR if frame.right and "{anchor}" in frame.right.phrases[0] else "now"
    )
    if side == "around":
        side = "before" if frame.study or anchor == "now" else "around"
    future = left.get("period") == "future" or (side == "after" and frame.study)
    start, end = _ends(quantity, op, side)
    if kind is WindowType.WITHIN and op in _UP:
        kind = WindowType.AFTER if side == "after" else WindowType.BEFORE
    return Window(
        type=kind,
        start=start,
        end=end,
        anchor=anchor,
        period="future" if future else "past",
        op=op,
        values=quantity.values,
        unit=quantity.unit.code if quantity.unit else None,
        quote=Quote(quantity.start, frame.end, text[quantity.start : frame.end]),
    )


def _ends(
    quantity: Quantity, op: Comparator | None, side: str
) -> tuple[Period | None, Period | None]:
    """From when to when, counted from the anchor?"""
    unit = quantity.unit.code if quantity.unit else ""
    far = Period.of(max(quantity.values, key=abs), unit)
    near = Period.of(min(quantity.values, key=abs), unit) if len(quantity.values) > 1 else None
    if far is None:
        return None, None
    if op in _UP:
        return (far, None) if side == "after" else (None, -far)
    near = near or _NO_TIME
    if side == "after":
        return near, far
    if side == "around":
        return -far, far
    return -far, -near
