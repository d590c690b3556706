"""Examples -> a model: a conditional random field by likelihood, and a net as its second opinion.

The field knows rare words and what the rows found, the net what words have in common; added up they
are better than either (see the model card). The net also learns from what other corpora mark, and
a second time from what the first made of raw listings.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pycrfsuite

from nlp.recognizers import ALWAYS, SKIPPED, Model, Tokens, all_strings
from pipelines.training.classes import NONE_ALIKE, Alike
from pipelines.training.examples import Example, Lesson
from pipelines.training.guesses import guessed
from pipelines.training.nets import course_of, fit_net, lexicon

# Chosen by cross-validation over trials; the figures are on the model card.
_LIKELIHOOD = {"max_iterations": 60, "c1": 0.1, "c2": 0.5}
# Weights below this part of the mean are not worth their room.
_FAINT = 0.02
# A net that learned beside another corpus names too much where nothing is asked of a chart, since
# nobody marked such words there: what is to be skipped is weighed up by so much.
_LEANING = 1.0


@dataclass(frozen=True)
class Aids:
    """What helps beside examples.

    `alike` is what raw texts tell of words, `others` are the lessons of other corpora, each with
    labels of its own, `raw` passages that nobody labelled.
    """

    alike: Alike = NONE_ALIKE
    others: Sequence[Sequence[Lesson]] = ()
    raw: Sequence[Tokens] = ()


NO_AIDS = Aids()


def fit(examples: Sequence[Example], aids: Aids = NO_AIDS) -> Model:
    """The model that examples teach, with what helps."""
    field = _lightened(_fitted(examples, aids.alike))
    courses = [course_of([(each.tokens, each.labels) for each in examples], field.labels)]
    for place, lessons in enumerate(aids.others, start=1):
        labels = sorted({label for _, own in lessons for label in own})
        courses.append(course_of(lessons, labels, place))
    passages = (tokens for course in courses for tokens in course.passages)
    known = lexicon((*passages, *aids.raw), aids.alike)
    model = replace(field, net=fit_net(courses, known))
    if not aids.raw:
        return model
    second = fit_net([*courses, guessed(aids.raw, model)], known)
    return replace(_leaning(field), net=second)


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


def _leaning(model: Model) -> Model:
    """The same model, leaning toward what is to be skipped by the trait that every token has."""
    skipped = [label.partition("-")[2] == SKIPPED for label in model.labels]
    if ALWAYS not in model.rows:
        return model
    weights = model.weights.copy()
    weights[model.rows[ALWAYS], skipped] += _LEANING
    return replace(model, weights=weights)


def _lightened(model: Model) -> Model:
    """The same model without faint weights and traits that say nothing."""
    weights = model.weights.copy()
    weights[np.abs(weights) < _FAINT * np.abs(weights[weights != 0]).mean()] = 0
    kept = [(trait, row) for trait, row in model.rows.items() if weights[row].any()]
    rows = {trait: place for place, (trait, _) in enumerate(kept)}
    chosen = weights[[*(row for _, row in kept), model.unknown]]
    return Model(model.labels, rows, chosen, model.transitions, model.classes)
