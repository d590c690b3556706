"""Intervals over decimals and over days, and whether one lies within another.

A bound carries `inclusive`: `<` is not `<=`, and nothing here ever makes one of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from nlp.model.lean import lean
from nlp.model.verdict import Verdict


class Ordered(Protocol):
    """A value with a total order: Decimal, date."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Ordered)
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@lean
@dataclass(frozen=True, slots=True)
class Bound(Generic[T]):
    """One end of an interval."""

    value: T
    inclusive: bool = True


@lean
@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """All values between two bounds; None is an open end."""

    low: Bound[T] | None = None
    high: Bound[T] | None = None

    @classmethod
    def exactly(cls, value: T) -> Interval[T]:
        """The interval that holds this one value."""
        end = Bound(value)
        return cls(end, end)

    @classmethod
    def closed(cls, low: T, high: T) -> Interval[T]:
        """Both ends included."""
        return cls(Bound(low), Bound(high))

    def is_empty(self) -> bool:
        """Does it hold no value at all?"""
        if self.low is None or self.high is None:
            return False
        if self.high.value < self.low.value:
            return True
        both = self.low.inclusive and self.high.inclusive
        return not self.low.value < self.high.value and not both

    def holds(self, value: T) -> bool:
        """Does the value lie inside?"""
        if self.low is not None and (
            value < self.low.value or (value == self.low.value and not self.low.inclusive)
        ):
            return False
        return self.high is None or not (
            self.high.value < value or (value == self.high.value and not self.high.inclusive)
        )

    def meet(self, other: Interval[T]) -> Interval[T]:
        """The values that lie in both; may be empty."""
        return Interval(_higher(self.low, other.low), _lower(self.high, other.high))

    def covers(self, other: Interval[T]) -> bool:
        """Does every value of `other` lie in this one?"""
        return other.is_empty() or self.meet(other) == other

    def __str__(self) -> str:
        left = "(" if self.low is None or not self.low.inclusive else "["
        right = ")" if self.high is None or not self.high.inclusive else "]"
        low = "-inf" if self.low is None else str(self.low.value)
        high = "inf" if self.high is None else str(self.high.value)
        return f"{left}{low}, {high}{right}"


def _higher(first: Bound[T] | None, second: Bound[T] | None) -> Bound[T] | None:
    if first is None or second is None:
        return first or second
    if first.value == second.value:
        return second if first.inclusive else first
    return second if first.value < second.value else first


def _lower(first: Bound[T] | None, second: Bound[T] | None) -> Bound[T] | None:
    if first is None or second is None:
        return first or second
    if first.value == second.value:
        return second if first.inclusive else first
    return first if first.value < second.value else second


def within(result: Interval[T], wanted: Interval[T]) -> Verdict:
    """Does a result known only as an interval lie within the wanted interval?

    MET if all of it does, NOT_MET if none of it does, UNKNOWN on a partial overlap or if the
    result holds no value.
    """
    low, high = result.low, result.high
    if low is not None and (low is high or low == high) and low.inclusive:
        return _MET if wanted.holds(low.value) else _NOT_MET
    if result.is_empty():
        return _UNKNOWN
    common = result.meet(wanted)
    if common.is_empty():
        return _NOT_MET
    return _MET if common == result else _UNKNOWN
