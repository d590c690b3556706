"""Courses -> a net that labels tokens, fitted by thinc.

Words have vectors from raw texts beside what the net learns of them; some words of each example
are hidden, so that it learns to do without. It takes several courses at once: what another corpus
marks, by its own labels, and what a first model guessed of raw texts teach it names as well.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc import api

from nlp.recognizers import Mark, Net, Tokens, mark_fields, word_fields
from pipelines.training.classes import Alike
from pipelines.training.examples import Lesson
from pipelines.training.pupils import FIELDS, Floats, Ints, Lexicon, Pupil

_RAREST = 2
_EPOCHS, _BATCH = 12, 32
_RATE, _WARM = 0.001, 200
_HIDDEN = 0.05
_SEED = 0
_BY_WORD = [FIELDS.index(name) for name in ("w", "p3", "s3", "c2", "v")]
# Slopes are clipped at length one: means over a batch are brought near it.
_SCALE = 8.0


@dataclass(frozen=True)
class Course:
    """Passages, and how likely each label of each of their tokens is to be: a row per token.

    `labels` says which set of labels is meant, the first or another; of a long course `at_once`
    passages are taken in one epoch.
    """

    passages: Sequence[Tokens]
    wanted: Sequence[Floats]
    labels: int = 0
    at_once: int | None = None


def course_of(lessons: Sequence[Lesson], labels: Sequence[str], place: int = 0) -> Course:
    """The course of labelled passages; `labels` gives the order of the net's outputs."""
    number = {label: row for row, label in enumerate(labels)}
    sure = np.eye(len(labels), dtype=np.float32)
    wanted = [sure[[number[label] for label in own]] for _, own in lessons]
    return Course([tokens for tokens, _ in lessons], wanted, place)


def lexicon(texts: Iterable[Tokens], alike: Alike) -> Lexicon:
    """The traits that tokens have often enough to be learned; each word's vector, none in row 0."""
    vectors = alike.vectors
    size = len(next(iter(vectors.values()))) if vectors else 1
    table = np.zeros((len(vectors) + 1, size), dtype=np.float32)
    for row, vector in enumerate(vectors.values(), start=1):
        table[row] = vector
    return Lexicon(_known_traits(texts, alike), table, alike.classes)


def fit_net(courses: Sequence[Course], known: Lexicon) -> Net:
    """The net that courses teach; only what it learned of the first set of labels is kept."""
    widths = {course.labels: course.wanted[0].shape[1] for course in courses}
    inputs = [[numbers(tokens, known) for tokens in course.passages] for course in courses]
    api.fix_random_seed(_SEED)
    pupil = Pupil(known, [widths[place] for place in sorted(widths)])
    chance = np.random.default_rng(_SEED)
    plan = [batch for epoch in _epochs(courses) for batch in epoch]
    optimizer = _optimizer(len(plan))
    for place, items in plan:
        given = [_hidden(inputs[place][item], chance) for item in items]
        wanted = np.concatenate([courses[place].wanted[item] for item in items])
        output = pupil.outputs[courses[place].labels]
        seen, back = pupil.body.begin_update(given)
        said, back_to_seen = output.begin_update(np.concatenate(seen))
        slope = _SCALE * _wrong(said, wanted) / len(wanted)
        slopes = back_to_seen(slope.astype(np.float32))
        back(np.split(slopes, np.cumsum([len(each) for each in seen])[:-1]))
        pupil.body.finish_update(optimizer)
        output.finish_update(optimizer)
        optimizer.step_schedules()
    return pupil.kept(known)


def numbers(tokens: Tokens, known: Lexicon) -> Ints:
    """The rows of each token's traits, a column per field."""
    found = np.zeros((len(tokens), len(FIELDS)), dtype=np.int64)
    for place, (word, mark) in enumerate(zip(tokens.words, tokens.marks, strict=True)):
        traits = word_fields(word, known.classes) | mark_fields(mark)
        found[place] = [known.rows[name].get(traits.get(name, ""), 0) for name in FIELDS]
    return found


def _known_traits(texts: Iterable[Tokens], alike: Alike) -> dict[str, dict[str, int]]:
    words: Counter[str] = Counter()
    marks: Counter[Mark] = Counter()
    for tokens in texts:
        words.update(tokens.words)
        marks.update(tokens.marks)
    counts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    traits = [(word_fields(word, alike.classes), count) for word, count in words.items()]
    traits += [(mark_fields(mark), count) for mark, count in marks.items()]
    for named, count in traits:
        for name, trait in named.items():
            if name in counts:
                counts[name][trait] += count
    rows = {
        name: {
            trait: row
            for row, (trait, count) in enumerate(counts[name].most_common(), start=1)
            if count >= _RAREST
        }
        for name in FIELDS
    }
    return {**rows, "v": {word: row for row, word in enumerate(alike.vectors, start=1)}}


def _epochs(courses: Sequence[Course]) -> Iterator[list[tuple[int, list[int]]]]:
    """For each epoch its batches: the place of a course, and which of its passages."""
    chance = random.Random(_SEED)
    orders = [list(range(len(course.passages))) for course in courses]
    for order in orders:
        chance.shuffle(order)
    begun = [0] * len(courses)
    for _ in range(_EPOCHS):
        batches = []
        for place, (course, order) in enumerate(zip(courses, orders, strict=True)):
            count = min(course.at_once or len(order), len(order))
            taken = [order[(begun[place] + step) % len(order)] for step in range(count)]
            begun[place] += count
            chance.shuffle(taken)
            batches += [(place, taken[at : at + _BATCH]) for at in range(0, count, _BATCH)]
        chance.shuffle(batches)
        yield batches


def _optimizer(steps: int) -> Any:
    rates: Any = (
        _RATE * min(1.0, step / _WARM + 0.01) * (1 - 0.95 * step / steps)
        for step in range(2 * steps + 4)
    )
    return api.Adam(rates, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True)


def _hidden(inputs: Ints, chance: np.random.Generator) -> Ints:
    """The same without a few words."""
    shown = inputs.copy()
    hidden = np.flatnonzero(chance.random(len(shown)) < _HIDDEN)
    shown[hidden[:, None], _BY_WORD] = 0
    return shown


def _wrong(said: Floats, wanted: Floats) -> Floats:
    """The slope of what was said toward what was wanted: of the likelihood's logarithm."""
    likely: Floats = np.exp(said - said.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return likely - wanted
