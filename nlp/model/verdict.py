"""The three answers and how they combine: Kleene's strong three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Verdict(Enum):
    """Does what was asked hold? MET, NOT_MET, or honestly UNKNOWN."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    # Each is one object in a process, and looked up for every verdict: its address will do.
    __hash__ = object.__hash__

    def __and__(self, other: Verdict) -> Verdict:
        return conjunction((self, other))

    def __or__(self, other: Verdict) -> Verdict:
        return disjunction((self, other))

    def __invert__(self) -> Verdict:
        return _OPPOSITE[self]


_OPPOSITE = {
    Verdict.MET: Verdict.NOT_MET,
    Verdict.NOT_MET: Verdict.MET,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}


def conjunction(verdicts: Iterable[Verdict]) -> Verdict:
    """Do all hold? One NOT_MET decides; else one UNKNOWN leaves it open; of none: MET."""
    result = Verdict.MET
    for verdict in verdicts:
        if verdict is Verdict.NOT_MET:
            return verdict
        if verdict is Verdict.UNKNOWN:
            result = verdict
    return result


def disjunction(verdicts: Iterable[Verdict]) -> Verdict:
    """Does any hold? One MET decides; else one UNKNOWN leaves it open; of none: NOT_MET."""
    result = Verdict.NOT_MET
    for verdict in verdicts:
        if verdict is Verdict.MET:
            return verdict
        if verdict is Verdict.UNKNOWN:
            result = verdict
    return result


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Do at least `count` hold, whatever the unknown ones turn out to be?"""
    given = tuple(verdicts)
    met = given.count(Verdict.MET)
    if met >= count:
        return Verdict.MET
    return Verdict.UNKNOWN if met + given.count(Verdict.UNKNOWN) >= count else Verdict.NOT_MET
