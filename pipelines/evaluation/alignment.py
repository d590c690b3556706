"""Which gold item belongs to which predicted one? One to one, with the greatest total weight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipelines.evaluation.pages import Span, envelope, shared

Pair = tuple[int, int]
_SLOPE = 1e-6


def align(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs of (gold, predicted) numbers whose weights add up to the most, in gold's order.

    Solved apart for each group of items that hang together, so that it costs no more than they
    need. Of equal answers the one in reading order is taken.
    """
    found: list[Pair] = []
    for golds, preds in _groups(weights):
        if len(golds) == 1 or len(preds) == 1:
            found.append(
                max(
                    ((g, p) for g in golds for p in preds if weights.get((g, p), 0) > 0),
                    key=lambda pair: (weights[pair], -pair[0], -pair[1]),
                )
            )
        else:
            found += _assigned(golds, preds, weights)
    return sorted(found)


def _groups(weights: Mapping[Pair, float]) -> list[tuple[list[int], list[int]]]:
    """Gold and predicted numbers that are connected by some weight above nothing."""
    by_gold, by_pred = defaultdict(list), defaultdict(list)
    for (gold, pred), weight in weights.items():
        if weight > 0:
            by_gold[gold].append(pred)
            by_pred[pred].append(gold)
    done: set[int] = set()
    groups = []
    for first in sorted(by_gold):
        if first in done:
            continue
        golds, preds, ahead = {first}, set[int](), [first]
        while ahead:
            for pred in by_gold[ahead.pop()]:
                if pred not in preds:
                    preds.add(pred)
                    fresh = [gold for gold in by_pred[pred] if gold not in golds]
                    golds.update(fresh)
                    ahead += fresh
        done |= golds
        groups.append((sorted(golds), sorted(preds)))
    return groups


def _assigned(golds: list[int], preds: list[int], weights: Mapping[Pair, float]) -> list[Pair]:
    import numpy
    from scipy.optimize import linear_sum_assignment

    worth = numpy.zeros((len(golds), len(preds)))
    for row, gold in enumerate(golds):
        for column, pred in enumerate(preds):
            worth[row, column] = weights.get((gold, pred), 0) - _SLOPE * abs(row - column)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = ((golds[row], preds[column]) for row, column in zip(rows, columns, strict=True))
    return [pair for pair in pairs if weights.get(pair, 0) > 0]


def overlaps(golds: Sequence[Sequence[Span]], preds: Sequence[Sequence[Span]]) -> dict[Pair, float]:
    """How many characters does each gold item share with each predicted one, where any?

    Items are given by their parts, which do not overlap among themselves.
    """
    hulls = [envelope(parts) for parts in preds]
    order = sorted(range(len(preds)), key=lambda k: hulls[k][0])
    starts = [hulls[k][0] for k in order]
    longest = max((end - start for start, end in hulls), default=0)
    weights: dict[Pair, float] = {}
    for gold, parts in enumerate(golds):
        start, end = envelope(parts)
        for k in order[bisect_left(starts, start - longest) : bisect_right(starts, end)]:
            count = sum(shared(one, other) for one in parts for other in preds[k])
            if count:
                weights[gold, k] = count
    return weights
