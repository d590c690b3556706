"""Would a note tell a result, if it were as a threshold asks? It would, far outside the normal."""

from __future__ import annotations

from decimal import Decimal

from nlp.model import Interval, Verdict, within
from pipelines.matching.amounts import normal_range
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient

# So many times the limit of normal, or one such part of it, is far from it; and so many times the
# upper limit where the limit itself is named.
_FAR, _TIMES = Decimal("1.3"), Decimal(2)
# What is only known where it is measured, by a test or an image.
_MEASURED = frozenset({"lab", "imaging", "function"})


def is_abnormal(leaf: Leaf, patient: Patient) -> bool:
    """Does a threshold ask for nothing but values outside the normal range?

    Of laboratory values and images, for values far outside it: a potassium of 5.3 is not worth a
    word, nor are enzymes of one and a half times normal, nor is an ejection fraction of 48 %.
    """
    amount, measure = leaf.statement.amount, leaf.measure
    if amount is None or measure is None:
        return False
    measured = measure.kind in _MEASURED
    if amount.relative_to is not None:
        return any(value >= _TIMES if measured else value > 1 for value in amount.values)
    known = normal_range(measure, patient.index.vocabulary, patient.person.sex)
    if known is None or amount.interval is None:
        return False
    asked: Interval[Decimal] = amount.interval
    if within(known[0], asked) is not Verdict.NOT_MET:
        return False
    return not measured or _is_far(asked, known[0])


def _is_far(asked: Interval[Decimal], usual: Interval[Decimal]) -> bool:
    """Are all the values that are asked for so many times as high, or as low, as the limit?"""
    if asked.low is not None and usual.high is not None and asked.low.value >= usual.high.value:
        return asked.low.value >= usual.high.value * _FAR
    if asked.high is not None and usual.low is not None:
        return asked.high.value * _FAR <= usual.low.value
    return True
