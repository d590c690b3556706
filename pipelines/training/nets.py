"""Examples -> a net that labels tokens, fitted by thinc.

Words have vectors from raw texts beside what the net learns of them; some words of each example
are hidden, so that it learns to do without.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc import api

from nlp.recognizers import Layer, Mark, Net, Tokens, mark_fields, word_fields
from pipelines.training.classes import Alike

# Chosen by cross-validation over trials; the figures are on the model card.
_WIDTHS = {
    "w": 64, "p3": 24, "s3": 24, "shape": 16, "c2": 24, "v": 64, "term": 24, "id": 32, "rest": 24,
}  # fmt: skip
_WIDTH, _PIECES, _DEPTH, _DROPPED = 64, 2, 3, 0.3
_RAREST = 2
_EPOCHS, _BATCH = 15, 32
_RATE, _WARM = 0.001, 200
_HIDDEN = 0.05
_SEED = 0
_FIELDS = tuple(_WIDTHS)
_BY_WORD = [_FIELDS.index(name) for name in ("w", "p3", "s3", "c2", "v")]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Lesson = tuple[Tokens, Sequence[str]]


@dataclass(frozen=True)
class Lexicon:
    """What a net may look up: the rows of traits by field, and the vectors of words."""

    rows: Mapping[str, Mapping[str, int]]
    vectors: Floats
    classes: Mapping[str, Sequence[int]]


def lexicon(texts: Iterable[Tokens], alike: Alike) -> Lexicon:
    """The traits that tokens have often enough to be learned; each word's vector, none in row 0."""
    vectors = alike.vectors
    size = len(next(iter(vectors.values()))) if vectors else 1
    table = np.zeros((len(vectors) + 1, size), dtype=np.float32)
    for row, vector in enumerate(vectors.values(), start=1):
        table[row] = vector
    return Lexicon(_known_traits(texts, alike), table, alike.classes)


def fit_net(lessons: Sequence[Lesson], labels: Sequence[str], known: Lexicon) -> Net:
    """The net that tokens with their labels teach; `labels` gives the order of its outputs."""
    number = {label: place for place, label in enumerate(labels)}
    inputs = [numbers(tokens, known) for tokens, _ in lessons]
    wanted = [np.array([number[label] for label in own]) for _, own in lessons]
    api.fix_random_seed(_SEED)
    pupil = _Pupil(known, len(labels))
    chance = np.random.default_rng(_SEED)
    for batch in _batches(pupil.net, len(inputs), _EPOCHS):
        given = []
        for item in batch.items:
            shown = inputs[item].copy()
            hidden = np.flatnonzero(chance.random(len(shown)) < _HIDDEN)
            shown[hidden[:, None], _BY_WORD] = 0
            given.append(shown)
        said, back = pupil.net.begin_update(given)
        count = sum(len(each) for each in given)
        slopes = [_wrong(own, wanted[item]) for own, item in zip(said, batch.items, strict=True)]
        batch.learn(back, [slope / count for slope in slopes])
    return _exported(pupil, known)


def numbers(tokens: Tokens, known: Lexicon) -> Ints:
    """The rows of each token's traits, a column per field."""
    found = np.zeros((len(tokens), len(_FIELDS)), dtype=np.int64)
    for place, (word, mark) in enumerate(zip(tokens.words, tokens.marks, strict=True)):
        traits = word_fields(word, known.classes) | mark_fields(mark)
        found[place] = [known.rows[name].get(traits.get(name, ""), 0) for name in _FIELDS]
    return found


def _known_traits(texts: Iterable[Tokens], alike: Alike) -> dict[str, dict[str, int]]:
    words: Counter[str] = Counter()
    marks: Counter[Mark] = Counter()
    for tokens in texts:
        words.update(tokens.words)
        marks.update(tokens.marks)
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FIELDS}
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
        for name in _FIELDS
    }
    return {**rows, "v": {word: row for row, word in enumerate(alike.vectors, start=1)}}


class _Pupil:
    """A net with weights by chance; it reads `numbers` and gives a row of outputs per token."""

    def __init__(self, known: Lexicon, outputs: int) -> None:
        self.tables = [
            _looked_up(known.vectors, place, width)
            if name == "v"
            else api.Embed(width, len(known.rows[name]) + 1, column=place)
            for place, (name, width) in enumerate(_WIDTHS.items())
        ]
        first, *inner, passage = (
            _layer(inputs) for inputs in (sum(_WIDTHS.values()), *[3 * _WIDTH] * (_DEPTH + 1))
        )
        self.layers = [first, *inner, passage]
        self.output = api.Linear(outputs, _WIDTH)
        around = [
            api.residual(api.chain(api.expand_window(window_size=1), layer)) for layer in inner
        ]
        seen: Any = api.chain(api.concatenate(*self.tables), api.Dropout(_DROPPED), first)
        self.net: Any = api.chain(
            api.with_array(seen),
            api.with_array(api.chain(*around), pad=_DEPTH),
            _with_whole(),
            api.with_array(api.chain(passage, self.output)),
        )
        self.net.initialize()


def _holders(part: Any) -> list[Any]:
    return [each for each in part.walk() if each.param_names]


def _layer(inputs: int) -> Any:
    return api.Maxout(_WIDTH, inputs, nP=_PIECES, normalize=True, dropout=_DROPPED)


def _looked_up(vectors: Floats, place: int, width: int) -> Any:
    """Words' vectors, which stay as they are, turned and narrowed."""

    def forward(model: Any, inputs: Ints, is_train: bool) -> Any:
        known = vectors[inputs[:, place]]

        def back(slope: Floats) -> Ints:
            model.inc_grad("W", known.T @ slope)
            return np.zeros_like(inputs)

        return known @ model.get_param("W"), back

    def init(model: Any, X: Any = None, Y: Any = None) -> None:
        shape = (vectors.shape[1], width)
        model.set_param("W", (np.random.standard_normal(shape) * 0.1).astype(np.float32))

    return api.Model("vectors", forward, init=init, params={"W": None}, dims={"nO": width})


def _with_whole() -> Any:
    """Each token beside the mean and the maximum of its passage."""

    def forward(model: Any, inputs: list[Floats], is_train: bool) -> Any:
        tops = [each.argmax(axis=0) for each in inputs]
        columns = np.arange(inputs[0].shape[1])
        wholes = [
            np.concatenate([each.mean(axis=0), each[top, columns]])
            for each, top in zip(inputs, tops, strict=True)
        ]
        made = [
            np.concatenate([each, np.tile(whole, (len(each), 1))], axis=1)
            for each, whole in zip(inputs, wholes, strict=True)
        ]

        def back(slopes: list[Floats]) -> list[Floats]:
            width, found = len(columns), []
            for each, top, slope in zip(inputs, tops, slopes, strict=True):
                whole = slope[:, width:].sum(axis=0)
                own = slope[:, :width] + whole[:width] / len(each)
                np.add.at(own, (top, columns), whole[width:])
                found.append(own)
            return found

        return made, back

    return api.Model("with_whole", forward)


@dataclass
class _Batch:
    """Some items, and the means to learn from them."""

    net: Any
    optimizer: Any
    items: list[int]

    def learn(self, back: Any, slopes: list[Floats]) -> None:
        """Step down the slopes of the outputs."""
        back([(_SCALE * slope).astype(np.float32) for slope in slopes])
        self.net.finish_update(self.optimizer)
        self.optimizer.step_schedules()


# Slopes are clipped at length one: means over a batch are brought near it.
_SCALE = 8.0


def _batches(net: Any, count: int, epochs: int) -> Iterator[_Batch]:
    steps = epochs * -(-count // _BATCH)
    rates: Any = (
        _RATE * min(1.0, step / _WARM + 0.01) * (1 - 0.95 * step / steps)
        for step in range(steps + 2)
    )
    optimizer = api.Adam(rates, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True)
    chance, order = random.Random(_SEED), list(range(count))
    for _ in range(epochs):
        chance.shuffle(order)
        for start in range(0, count, _BATCH):
            yield _Batch(net, optimizer, order[start : start + _BATCH])


def _wrong(said: Floats, wanted: Ints) -> Floats:
    """The slope of what was said toward what was wanted: of the likelihood's logarithm."""
    likely: Floats = np.exp(said - said.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    likely[np.arange(len(wanted)), wanted] -= 1
    return likely


def _exported(pupil: _Pupil, known: Lexicon) -> Net:
    tables = {}
    for name, table in zip(_FIELDS, pupil.tables, strict=True):
        (holder,) = _holders(table)
        weights = holder.get_param(holder.param_names[0])
        tables[name] = known.vectors @ weights if name == "v" else weights
    first, *inner, passage = (_plain(*_holders(layer)) for layer in pupil.layers)
    out: Any = pupil.output
    return Net(
        known.rows,
        tables,
        first,
        tuple(inner),
        passage,
        out.get_param("W").T,
        out.get_param("b"),
    )


def _plain(maxout: Any, scaling: Any) -> Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
    return Layer(flat, bias.T.reshape(-1), scaling.get_param("G"), scaling.get_param("b"))
