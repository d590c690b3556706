"""Windows: a period with the words that lay it around a point of time, or say that it lasted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nlp.model import Comparator, Period, Quote, Window, WindowType
from nlp.recognizers.lexemes import Lexeme
from nlp.recognizers.quantities import read_quantities
from nlp.recognizers.quantity import Quantity
from nlp.recognizers.slots import Found
from nlp.recognizers.units import TIME_UNITS

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary, WindowRow

UNKNOWN_ANCHOR = "unknown"
_UP = (Comparator.GT, Comparator.GE)
_DOWN = (Comparator.LT, Comparator.LE)
_NO_TIME = Period()


@dataclass(frozen=True, slots=True)
class _Frame:
    """The rows around a period, the anchor behind it, and where all of it ends."""

    left: Any
    right: Any
    anchor: str | None
    study: bool
    end: int


def is_window(quantity: Quantity, lexemes: list[Lexeme], text: str) -> bool:
    """Does a quantity lie in time, rather than measure something?"""
    return _frame(quantity, lexemes, text) is not None


def read_windows(text: str, vocabulary: Vocabulary) -> list[Found]:
    """Which windows of time stand in a text, left to right?"""
    quantities, lexemes = read_quantities(text, vocabulary)
    framed = [(q, _frame(q, lexemes, text)) for q in quantities]
    found = []
    for quantity, frame in framed:
        if frame is not None:
            window = _window(text, quantity, frame)
            found.append(Found(quantity.start, frame.end, window))
    return found


def _frame(quantity: Quantity, lexemes: list[Lexeme], text: str) -> _Frame | None:
    unit = quantity.unit
    if unit is None or unit.code not in TIME_UNITS or quantity.about == "age":
        return None
    right, anchor, study, end = _right(quantity, lexemes, text)
    if quantity.left is None and right is None:
        return None
    return _Frame(quantity.left, right, anchor, study, end)


def _right(
    quantity: Quantity, lexemes: list[Lexeme], text: str
) -> tuple[WindowRow | None, str | None, bool, int]:
    """The time cue behind a period, and the anchor behind that."""
    at, edge = quantity.next, quantity.end
    row = None
    for k in range(at, min(at + 3, len(lexemes))):
        lexeme = lexemes[k]
        gap = text[edge : lexeme.start]
        if len(gap) > 3 or gap.strip(" ,"):
            break
        if lexeme.roles.right is not None:
            row, at, edge = lexeme.roles.right, k + 1, lexeme.end
            break
        if lexeme.roles.mark not in ("(", ")"):
            break
        edge = lexeme.end
    if row is None:
        return None, None, False, quantity.end
    for k in range(at, min(at + 4, len(lexemes))):
        lexeme = lexemes[k]
        gap = text[edge : lexeme.start]
        if len(gap) > 26 or any(mark in gap for mark in ".;,()\n"):
            break
        if lexeme.roles.anchor is not None:
            return row, lexeme.roles.anchor, lexeme.roles.study, lexeme.end
        if not (lexeme.roles.filler or lexeme.roles.number or text[lexeme.start] == "-"):
            break
        edge = lexeme.end
    weak = row.fields.get("side") == "around" or row.phrases[0].endswith("after {anchor}")
    if weak and quantity.left is None and quantity.op is None:
        return None, None, False, quantity.end
    return row, None, False, edge


def _window(text: str, quantity: Quantity, frame: _Frame) -> Window:
    left = frame.left.fields if frame.left else {}
    right = frame.right.fields if frame.right else {}
    given = left.get("op") or right.get("op")
    op = Comparator(given) if given else quantity.op
    if quantity.op is Comparator.BETWEEN:
        op = quantity.op
    side = right.get("side") or left.get("side") or "before"
    kind = WindowType(left.get("type") or right.get("type") or "within")
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


def lasting(quantity_values: tuple[Decimal, ...], unit: str) -> Period | None:
    """The period that an amount of time lasts; None for units without a calendar."""
    return Period.of(max(quantity_values), unit)
