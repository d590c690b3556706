"""The best paths of passages, beside all paths tried one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from nlp.recognizers.paths import best_paths


def tried(scores, transitions):
    """The best of all paths."""

    def worth(path):
        own = sum(scores[place, label] for place, label in enumerate(path))
        return own + sum(transitions[step] for step in pairwise(path))

    return list(max(product(range(len(transitions)), repeat=len(scores)), key=worth))


@pytest.mark.parametrize("counts", [[1], [5], [1, 1], [2, 6, 1, 4, 4], [6, 5, 4, 3, 2, 1]])
def test_each_passage_takes_its_best_path(counts):
    chance = np.random.default_rng(7)
    scores = chance.normal(size=(sum(counts), 3)).astype(np.float32)
    transitions = chance.normal(size=(3, 3)).astype(np.float32)
    ends = np.cumsum(counts)
    expected = [
        label
        for end, count in zip(ends, counts, strict=True)
        for label in tried(scores[end - count : end], transitions)
    ]
    assert best_paths(scores, np.array(counts), transitions).tolist() == expected


def test_of_paths_as_good_the_first_is_taken():
    nothing = np.zeros((3, 2), dtype=np.float32)
    assert best_paths(nothing, np.array([3]), np.zeros((2, 2))).tolist() == [0, 0, 0]
