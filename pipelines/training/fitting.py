"""Examples -> a model: a conditional random field by likelihood, and a net as its second opinion.

The field knows rare words and what the rows found, the net what words have in common; added up they
are better than either (see the model card).
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite

from nlp.recognizers import Model, all_strings
from pipelines.training.classes import Alike
from pipelines.training.examples import Example
from pipelines.training.nets import fit_net, lexicon

# Chosen by cross-validation over trials; the figures are on the model card.
_LIKELIHOOD = {"max_iterations": 60, "c1": 0.1, "c2": 0.5}
# Weights below this part of the mean are not worth their room.
_FAINT = 0.02


def fit(examples: Sequence[Example], alike: Alike) -> Model:
    """The model that examples teach, with what raw texts told of words."""
    field = _lightened(_fitted(examples, alike))
    known = lexicon((each.tokens for each in examples), alike)
    lessons = [(each.tokens, each.labels) for each in examples]
    return replace(field, net=fit_net(lessons, field.labels, known))


def _fitted(examples: Sequence[Example], alike: Alike) -> Model:
    """A conditional random field, as CRFsuite fits it."""
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    for each in examples:
        trainer.append(
            pycrfsuite.ItemSequence(all_strings(each.tokens, alike.classes)), each.labels
        )
    trainer.set_params(_LIKELIHOOD)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        labels, found = sorted(tagger.labels()), tagger.info()
        tagger.close()
    number = {label: place for place, label in enumerate(labels)}
    rows: dict[str, int] = {}
    for trait, _ in found.state_features:
        rows.setdefault(trait, len(rows))
    weights = np.zeros((len(rows) + 1, len(labels)), dtype=np.float32)
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (trait, label), weight in found.state_features.items():
        weights[rows[trait], number[label]] = weight
    for (before, label), weight in found.transitions.items():
        transitions[number[before], number[label]] = weight
    return Model(tuple(labels), rows, weights, transitions, alike.classes)


def _lightened(model: Model) -> Model:
    """The same model without faint weights and traits that say nothing."""
    weights = model.weights.copy()
    weights[np.abs(weights) < _FAINT * np.abs(weights[weights != 0]).mean()] = 0
    kept = [(trait, row) for trait, row in model.rows.items() if weights[row].any()]
    rows = {trait: place for place, (trait, _) in enumerate(kept)}
    chosen = weights[[*(row for _, row in kept), model.unknown]]
    return Model(model.labels, rows, chosen, model.transitions, model.classes)
