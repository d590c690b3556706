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


# An enum is slow to look up by name, and these are asked for at every step of judging.
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_OPPOSITE = {_MET: _NOT_MET, _NOT_MET: _MET, _UNKNOWN: _UNKNOWN}


def conjunction(verdicts: Iterable[Verdict]) -> Verdict:
    """Do all hold? One NOT_MET decides; else one UNKNOWN leaves it open; of none: MET."""
    result = _MET
    for verdict in verdicts:
        if verdict is _NOT_MET:
            return verdict
        if verdict is _UNKNOWN:
            result = verdict
    return result


def disjunction(verdicts: Iterable[Verdict]) -> Verdict:
    """Does any hold? One MET decides; else one UNKNOWN leaves it open; of none: NOT_MET."""
    result = _NOT_MET
    for verdict in verdicts:
        if verdict is _MET:
            return verdict
        if verdict is _UNKNOWN:
            result = verdict
    return result


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Do at least `count` hold, whatever the unknown ones turn out to be?"""
    given = tuple(verdicts)
    met = given.count(Verdict.MET)
    if met >= count:
        return Verdict.MET
    return Verdict.UNKNOWN if met + given.count(Verdict.UNKNOWN) >= count else Verdict.NOT_MET
