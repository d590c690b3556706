"""Which labels of a passage's tokens go best together? Viterbi's search, for many passages at once.

One step takes the next token of every passage that has one.
"""

from __future__ import annotations

import numpy as np

from nlp.recognizers.laid import Floats, Ints


def best_paths(scores: Floats, counts: Ints, transitions: Floats) -> Ints:
    """The labels with the highest sum of scores and transitions, passage by passage.

    Args: scores, a row per token of all passages; counts, how many tokens each has, none of them
        none; transitions, from the label of a row to that of a column.
    """
    order = np.argsort(-counts, kind="stable")
    begins = (counts.cumsum() - counts)[order]
    longest = int(counts[order[0]])
    # How many passages have so many tokens: they stand first in the order.
    alive = np.searchsorted(-counts[order], -np.arange(longest + 1), side="left")
    reached = [scores[begins]]
    onward = transitions[:, None, :]
    for step in range(1, longest):
        count = alive[step]
        sums = reached[-1][:count].T[:, :, None] + onward
        best = np.maximum.reduce(sums, axis=0)
        best += scores[begins[:count] + step]
        reached.append(best)
    return _back(reached, begins, transitions.T.copy(), len(scores))


def _back(reached: list[Floats], begins: Ints, columns: Floats, count: int) -> Ints:
    """The paths that led to the best ends, from each passage's last token to its first."""
    labels = np.empty(count, dtype=np.intp)
    behind = np.empty(0, dtype=np.intp)
    for step in range(len(reached) - 1, -1, -1):
        sums = reached[step]
        further = len(behind)
        if further:
            sums = sums.copy()
            sums[:further] += columns[behind]
        behind = sums.argmax(axis=1)
        labels[begins[: len(behind)] + step] = behind
    return labels
