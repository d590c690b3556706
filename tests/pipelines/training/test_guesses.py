"""How likely is each label? Compared with all paths, one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from nlp.recognizers import Evidence, Model, split_tokens
from pipelines.training.guesses import guessed, likelihoods

TRANSITIONS = np.array([[0.5, -2], [1, 0.25]], dtype=np.float32)


def by_paths(scores):
    """The weight of every path is given to each label that it passes."""
    found = np.zeros(scores.shape)
    for path in product(range(scores.shape[1]), repeat=len(scores)):
        steps = sum(scores[place, label] for place, label in enumerate(path))
        turns = sum(TRANSITIONS[one, other] for one, other in pairwise(path))
        for place, label in enumerate(path):
            found[place, label] += np.exp(steps + turns)
    return found / found.sum(axis=1, keepdims=True)


@pytest.mark.parametrize(
    "scores", [[[0, 0]], [[1, 0], [0, 2]], [[3, -1], [0, 0], [0.5, 1], [-2, 4]]]
)
def test_all_paths_count(scores):
    scores = np.array(scores, dtype=np.float32)
    assert np.allclose(likelihoods(scores, TRANSITIONS), by_paths(scores), atol=1e-5)


def test_huge_scores_overflow_nothing():
    likely = likelihoods(np.array([[900, 0], [0, -900]], dtype=np.float32), TRANSITIONS)
    assert np.isfinite(likely).all()
    assert np.allclose(likely.sum(axis=1), 1)


def test_a_guess_has_a_row_for_each_token():
    weights = np.array([[2, 0], [0, 0]], dtype=np.float32)
    model = Model(("B-drug", "O"), {"w0=gold": 0}, weights, np.zeros((2, 2)), {})
    passages = [split_tokens(text, Evidence()) for text in ("takes gold", "gold")]
    course = guessed(passages, model)
    assert [len(each) for each in course.wanted] == [2, 1]
    assert course.wanted[0][0].tolist() == [0.5, 0.5]
    assert course.wanted[0][1, 0] == pytest.approx(np.exp(2) / (np.exp(2) + 1))
