"""The written short form of amounts, windows, statements and expressions: writing.

The form is for people and for test tables; `read_short` in `reading.py` reads it back.
Spans, codes and the unit as written are not part of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from nlp.model.amount import Amount, Comparator, Relation
from nlp.model.dates import Period, Window
from nlp.model.expression import (
    All,
    AtLeast,
    Child,
    Expression,
    IfThen,
    Not,
    Requirement,
    Unread,
    parts,
)
from nlp.model.interval import Bound, Interval
from nlp.model.statement import Assertion, Experiencer, Statement, Status, Tense

SILENT_UNITS = frozenset({"1", "{score}"})
RESERVED = frozenset(
    {
        "absent",
        "possible",
        "hypothetical",
        "and",
        "or",
        "not",
        "if",
        "then",
        "unread",
        "nothing",
        "never",
    }
    | {"criterion", "in", "with", "reference", "of", "all", "any"}
    | {"within", "lasting", "since", "before", "after", "during"}
)
_PLAIN_WORD = re.compile(r"[a-z0-9_]*[a-z][a-z0-9_]*")


def plain(number: Decimal) -> str:
    """A decimal in digits without exponent and without trailing zeros after the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def quoted(words: str) -> str:
    """Words in double quotes, with backslash escapes and blanks folded."""
    folded = " ".join(words.split())
    return '"' + folded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_interval(interval: Interval[Decimal]) -> str:
    """`[0.6, 1.2]`, round brackets where an end is excluded, `-inf` and `inf` where open."""
    left = "[" if interval.low and interval.low.inclusive else "("
    right = "]" if interval.high and interval.high.inclusive else ")"
    low = plain(interval.low.value) if interval.low else "-inf"
    high = plain(interval.high.value) if interval.high else "inf"
    return f"{left}{low}, {high}{right}"


def _shown(amount: Amount) -> tuple[tuple[Decimal, ...], str | None]:
    """The values and unit to show: canonical where known, else as written."""
    interval = amount.interval
    if interval is None or amount.labels or amount.op is Comparator.IN:
        return amount.values, amount.unit
    ends = [bound.value for bound in (interval.low, interval.high) if bound is not None]
    if amount.op is Comparator.BETWEEN and len(ends) == 2:
        return tuple(ends), amount.canonical_unit
    if amount.op is Comparator.NE or not ends:
        return amount.values, amount.unit
    return (ends[0],), amount.canonical_unit


def _relative(amount: Amount, values: tuple[Decimal, ...], unit: str) -> str | None:
    if amount.relative_to is None:
        return None
    if amount.relation is Relation.TIMES:
        body = _values(amount, values)
        return f"{body} x{amount.relative_to}"
    sign = amount.relation or Relation.PLUS
    return f"{amount.op} {amount.relative_to} {sign} {plain(values[0])}{unit}"


def _values(amount: Amount, values: tuple[Decimal, ...]) -> str:
    if amount.labels and amount.op is Comparator.BETWEEN:
        return f"[{', '.join(amount.labels)}]"
    if amount.labels:
        return f"{'in' if len(amount.labels) > 1 else amount.op} {'|'.join(amount.labels)}"
    if amount.op is Comparator.BETWEEN:
        low, high = (
            Bound(min(values), not amount.open_low),
            Bound(max(values), not amount.open_high),
        )
        return write_interval(Interval(low, high))
    if amount.op is Comparator.IN:
        return f"in {'|'.join(map(plain, values))}"
    return f"{amount.op} {'|'.join(map(plain, values))}"


def write_amount(amount: Amount) -> str:
    """`>= 1.5 10*9/L`, `[18, 65] a`, `> 2 xULN`: canonical values where they are known."""
    values, code = _shown(amount)
    unit = f" {code}" if code and code not in SILENT_UNITS else ""
    text = _relative(amount, values, unit) or _values(amount, values) + unit
    if amount.reference is not None:
        text += f", reference {write_interval(amount.reference)}{unit}"
    return text


def write_period(period: Period, unit: str | None = None) -> str:
    """`-6 mo`, `0 d`, `-1 a 6 mo`; one sign for the whole.

    Whole years and weeks are written so, unless `unit` asks for months (mo) or days (d).
    """
    negative = min(period.months, period.days, period.minutes) < 0
    shown = -period if negative else period
    years, months = _parted(shown.months, 12, unit == "mo")
    weeks, days = _parted(shown.days, 7, unit == "d")
    hours, minutes = _parted(shown.minutes, 60, unit == "min")
    counts = zip((years, months, weeks, days, hours, minutes), _UNITS, strict=True)
    text = " ".join(f"{count} {unit}" for count, unit in counts if count) or "0 d"
    return f"-{text}" if negative else text


def _parted(count: int, size: int, small: bool) -> tuple[int, int]:
    """In the larger unit where that comes out even and is not unwanted, else in the smaller."""
    return (0, count) if small or count % size else (count // size, 0)


_UNITS = ("a", "mo", "wk", "d", "h", "min")


def write_window(window: Window) -> str:
    """`within [-6 mo, 0 d] of as_of`, `lasting >= 3 mo`; open ends as `-inf` and `inf`."""
    if window.values and (window.type == "lasting" or (window.start or window.end) is None):
        numbers = "|".join(map(plain, window.values))
        sign = f"{window.op} " if window.op else ""
        unit = f" {window.unit}" if window.unit else ""
        tail = "" if window.type == "lasting" else f" of {_anchor(window)}"
        return f"{window.type} {sign}{numbers}{unit}{tail}"
    low = "-inf" if window.start is None else write_period(window.start, window.unit)
    high = "inf" if window.end is None else write_period(window.end, window.unit)
    return f"{window.type} [{low}, {high}] of {_anchor(window)}"


def _anchor(window: Window) -> str:
    return "as_of" if window.anchor == "now" else window.anchor


def _flags(assertion: Assertion) -> str:
    status = "" if assertion.status is Status.PRESENT else f" {assertion.status}"
    marks = []
    if assertion.experiencer is not Experiencer.PATIENT:
        marks.append(assertion.experiencer.value)
    if assertion.time is not Tense.CURRENT:
        marks.append(assertion.time.value)
    return status + (f" ({', '.join(marks)})" if marks else "")


@lru_cache(maxsize=50_000)
def _is_plain(name: str) -> bool:
    """Can a name stand without quotes?"""
    return _PLAIN_WORD.fullmatch(name) is not None and name not in RESERVED


def write_concept(statement: Statement) -> str:
    """The concept's id, its words in quotes if it is open, `_` if there is none."""
    concept = statement.concept
    if concept is None:
        return "_"
    name = concept.concept_id
    if name and _is_plain(name):
        return name
    return quoted(name or concept.name)


def write_statement(statement: Statement) -> str:
    """`stroke absent within [-6 mo, 0 d] of as_of`."""
    text = write_concept(statement) + _flags(statement.assertion)
    if statement.amount is not None:
        text += " " + write_amount(statement.amount)
    for window in statement.windows:
        text += " " + write_window(window)
    if statement.qualifiers:
        text += " with " + ", ".join(quoted(q.text) for q in statement.qualifiers)
    return text


def write_expression(expression: Expression, *, top: bool = True) -> str:
    """The whole expression in one line; groups below the top stand in brackets."""
    if isinstance(expression, Requirement):
        return write_statement(expression.statement)
    inner = [write_expression(part, top=False) for part in parts(expression)]
    match expression:
        case Child(criterion_id):
            return f"criterion {quoted(criterion_id)}"
        case Unread(quote):
            return f"unread {quoted(quote.text)}"
        case Not():
            return f"not {inner[0]}"
        case AtLeast(count):
            return f"{count} of ({'; '.join(inner)})"
        case IfThen():
            text = f"if {inner[0]} then {inner[1]}"
        case _:
            if not inner:
                return "nothing" if isinstance(expression, All) else "never"
            text = (" and " if isinstance(expression, All) else " or ").join(inner)
            if len(inner) == 1:
                text = f"{'all' if isinstance(expression, All) else 'any'} {text}"
    return text if top else f"({text})"
