"""Limits whose sign was lost on the way: "ALT 3 x ULN", "hemoglobin 9 g/dL".

Registries drop "≤" and "≥" from pasted texts. No trial asks for exactly so much of what is measured
on a scale without steps: of a multiple of a limit of normal the direction is plain, of a bare
number it is not told.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.model import Amount, Assumption, Comparator, Reference
from nlp.vocabulary import Measure

_CONTINUOUS = frozenset({"lab", "vital", "ecg", "function", "imaging"})
_WORDS = {
    Comparator.LE: "at most",
    Comparator.GE: "at least",
    Comparator.GT: "more than",
    Comparator.LT: "less than",
}
# What is asked for, by the limit of normal and the kind of criterion.
_MEANT = {
    (Reference.ULN, "inclusion"): Comparator.LE,
    (Reference.ULN, "exclusion"): Comparator.GT,
    (Reference.LLN, "inclusion"): Comparator.GE,
    (Reference.LLN, "exclusion"): Comparator.LT,
}


def is_lost(amount: Amount, measure: Measure) -> bool:
    """Does one number stand for a limit of what is measured without steps, and no sign before it?

    Nothing at all (0) may be meant exactly.
    """
    single = amount.op is Comparator.EQ and len(amount.values) == 1 and not amount.labels
    return single and measure.kind in _CONTINUOUS and amount.values[0] != 0


def with_sign(amount: Amount, kind: str) -> tuple[Amount, Assumption] | None:
    """The limit as it must have been meant in a criterion of this kind; None: it is not plain."""
    if amount.relative_to is None:
        return None
    op = _MEANT.get((amount.relative_to, kind))
    if op is None:
        return None
    words = f"no sign stands before the limit: taken as {_WORDS[op]}"
    return replace(amount, op=op, interval=None), Assumption("comparator", words)
