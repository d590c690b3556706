"""A model's guesses of raw passages -> a course for the next: how likely is each label where?

Both directions of a field's sums (Rabiner, 1989), so that a guess keeps its doubts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nlp.recognizers import Model, Tagger, Tokens
from pipelines.training.nets import Course
from pipelines.training.pupils import Floats

# So many passages of a long course in one epoch: as many as there are of a corpus.
_AT_ONCE = 4_800


def guessed(passages: Sequence[Tokens], model: Model) -> Course:
    """What a model makes of passages that nobody labelled."""
    tagger = Tagger(model)
    wanted = [likelihoods(tagger.scores(tokens), model.transitions) for tokens in passages]
    return Course(passages, wanted, at_once=_AT_ONCE)


def likelihoods(scores: Floats, transitions: Floats) -> Floats:
    """How likely is each label of each token, over all paths? Rows sum up to one."""
    count = len(scores)
    ahead, behind = np.empty_like(scores), np.zeros_like(scores)
    ahead[0] = scores[0]
    for place in range(1, count):
        ahead[place] = scores[place] + _summed(ahead[place - 1] + transitions.T)
    for place in range(count - 2, -1, -1):
        behind[place] = _summed(transitions + scores[place + 1] + behind[place + 1])
    both = ahead + behind
    likely: Floats = np.exp(both - both.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return likely


def _summed(logarithms: Floats) -> Floats:
    """The logarithm of each row's sum."""
    best = logarithms.max(axis=1, keepdims=True)
    summed: Floats = (best + np.log(np.exp(logarithms - best).sum(axis=1, keepdims=True)))[:, 0]
    return summed
