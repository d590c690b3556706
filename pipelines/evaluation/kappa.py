"""Agreement beyond chance: Cohen's kappa for two, Fleiss' for several, Krippendorff's alpha.

A unit is what was judged (a word, a pair of patient and criterion), a value what one judge said of
it. Sources: Cohen 1960; Fleiss 1971; Krippendorff, Content Analysis, ch. 12 (nominal data).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def cohen(one: Sequence[str], other: Sequence[str]) -> float | None:
    """Cohen's kappa of two judges over the same units; None where it is not defined.

    Two judges who use one value alone, the same one, agree by chance alone: not defined.
    """
    from sklearn.metrics import cohen_kappa_score

    if not one or len({*one, *other}) < 2:
        return None
    return float(cohen_kappa_score(list(one), list(other)))


def fleiss(units: Iterable[Sequence[str]]) -> float | None:
    """Fleiss' kappa: every unit judged equally often; None where it is not defined."""
    counts = [Counter(values) for values in units if len(values) > 1]
    if not counts or len({count.total() for count in counts}) > 1:
        return None
    judges = counts[0].total()
    observed = sum(
        (sum(n * n for n in count.values()) - judges) / (judges * (judges - 1)) for count in counts
    ) / len(counts)
    totals: Counter[str] = sum(counts, Counter())
    expected = sum((n / totals.total()) ** 2 for n in totals.values())
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for values without order; units may be judged unequally often.

    A unit with one value says nothing of agreement. None where it is not defined: fewer than two
    different values.
    """
    weights: dict[tuple[str, str], float] = {}
    for values in units:
        if len(values) < 2:
            continue
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    key = one, other
                    weights[key] = weights.get(key, 0) + 1 / (len(values) - 1)
    totals: dict[str, float] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, 0) + weight
    whole = sum(totals.values())
    if len(totals) < 2:
        return None
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    expected = sum(
        totals[one] * totals[other] for one in totals for other in totals if one != other
    ) / (whole - 1)
    return 1 - observed / expected
