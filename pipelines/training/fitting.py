"""Examples -> a model: two fits of the same conditional random field, their weights mixed.

A fit by likelihood (L-BFGS) is careful, an averaged perceptron finds more; their weighted sum is
one linear model again, better than either (see the model card).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from nlp.recognizers import Model, all_strings
from pipelines.training.examples import Example

Classes = Mapping[str, Sequence[int]]
# Chosen by cross-validation over trials; the figures are on the model card.
_LIKELIHOOD = {"max_iterations": 60, "c1": 0.1, "c2": 0.5}
_PERCEPTRON = {"max_iterations": 10}
_SHARE = 0.5
# Weights below this part of the mean are not worth their room.
_FAINT = 0.02


def fit(examples: Sequence[Example], classes: Classes) -> Model:
    """The model that examples teach."""
    sequences = [
        (pycrfsuite.ItemSequence(all_strings(each.tokens, classes)), each.labels)
        for each in examples
    ]
    careful = _fitted(sequences, "lbfgs", _LIKELIHOOD)
    daring = _fitted(sequences, "ap", _PERCEPTRON)
    return _mixed(careful, daring, classes)


class _Fitted:
    """Weights as CRFsuite gives them."""

    def __init__(self, path: Path) -> None:
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        self.labels = sorted(tagger.labels())
        self.states: dict[tuple[str, str], float] = info.state_features
        self.transitions: dict[tuple[str, str], float] = info.transitions
        tagger.close()

    @property
    def size(self) -> float:
        """The mean size of a weight."""
        return float(np.mean(np.abs(list(self.states.values()))))


def _fitted(
    sequences: Sequence[tuple[pycrfsuite.ItemSequence, Sequence[str]]],
    algorithm: str,
    settings: Mapping[str, float],
) -> _Fitted:
    trainer = pycrfsuite.Trainer(verbose=False, algorithm=algorithm)
    for items, labels in sequences:
        trainer.append(items, labels)
    trainer.set_params(dict(settings))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        trainer.train(str(path))
        return _Fitted(path)


def _mixed(careful: _Fitted, daring: _Fitted, classes: Classes) -> Model:
    labels = careful.labels
    number = {label: place for place, label in enumerate(labels)}
    share = _SHARE * careful.size / (daring.size or 1)
    rows: dict[str, int] = {}
    for trait, _ in (*careful.states, *daring.states):
        rows.setdefault(trait, len(rows))
    weights = np.zeros((len(rows) + 1, len(labels)), dtype=np.float32)
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for fitted, factor in ((careful, 1.0), (daring, share)):
        for (trait, label), weight in fitted.states.items():
            weights[rows[trait], number[label]] += factor * weight
        for (before, label), weight in fitted.transitions.items():
            transitions[number[before], number[label]] += factor * weight
    return _lightened(Model(tuple(labels), rows, weights, transitions, classes))


def _lightened(model: Model) -> Model:
    """The same model without faint weights and traits that say nothing."""
    weights = model.weights.copy()
    weights[np.abs(weights) < _FAINT * np.abs(weights[weights != 0]).mean()] = 0
    kept = [(trait, row) for trait, row in model.rows.items() if weights[row].any()]
    rows = {trait: place for place, (trait, _) in enumerate(kept)}
    chosen = weights[[*(row for _, row in kept), model.unknown]]
    return Model(model.labels, rows, chosen, model.transitions, model.classes)
