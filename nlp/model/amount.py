"""Amounts: a threshold of a listing or a result of a note, as written and as an interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nlp.model.interval import Bound, Interval
from nlp.model.lean import lean
from nlp.model.quote import Quote


class Comparator(StrEnum):
    """How a value is compared, in the contract's signs."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "="
    NE = "!="
    BETWEEN = "between"
    IN = "in"


class Reference(StrEnum):
    """What a relative amount is measured against."""

    ULN = "ULN"
    LLN = "LLN"
    BASELINE = "baseline"
    NORMAL = "normal"


class Relation(StrEnum):
    """How a relative amount relates to its reference."""

    TIMES = "times"
    PLUS = "plus"
    MINUS = "minus"


@lean
@dataclass(frozen=True, slots=True)
class Amount:
    """A comparison of some quantity with values, in the unit as written.

    `values` are what the author meant, in `unit` (a UCUM code, None if none was given).
    `interval` is the same in `canonical_unit`, the measure's own; None for relative amounts that
    are resolved only when judged. `labels` are the steps of a scale that is not numeric
    (Child-Pugh A, B); `interval` then counts positions on the scale. `reference` is the
    reference range printed beside a result, in `canonical_unit`.
    `open_low`, `open_high`: of a `between`, an end that the text excludes.
    """

    op: Comparator
    values: tuple[Decimal, ...]
    unit: str | None = None
    relative_to: Reference | None = None
    relation: Relation | None = None
    interval: Interval[Decimal] | None = None
    canonical_unit: str | None = None
    labels: tuple[str, ...] = ()
    open_low: bool = False
    open_high: bool = False
    reference: Interval[Decimal] | None = None
    unit_text: str | None = None
    flag: str | None = None
    quote: Quote | None = None

    def as_interval(self) -> Interval[Decimal]:
        """Which values satisfy it, in the unit as written? `!=` and gaps of `in` are not shown."""
        return interval_of(self.op, self.values, self.open_low, self.open_high)


def interval_of(
    op: Comparator,
    values: tuple[Decimal, ...],
    open_low: bool = False,
    open_high: bool = False,
) -> Interval[Decimal]:
    """Which interval does a comparison name? `in` gives its hull, `!=` the whole line."""
    if not values or op is Comparator.NE:
        return Interval()
    low, high = min(values), max(values)
    match op:
        case Comparator.LT | Comparator.LE:
            return Interval(None, Bound(high, op is Comparator.LE))
        case Comparator.GT | Comparator.GE:
            return Interval(Bound(low, op is Comparator.GE), None)
        case _:
            return Interval(Bound(low, not open_low), Bound(high, not open_high))
