"""The net that learns, built of thinc's layers: what it makes of tokens, and what is kept of it.

It has one body and an output for each set of labels that it learns; only the first is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc import api

from nlp.recognizers import Layer, Net

# Chosen by cross-validation over trials; the figures are on the model card.
WIDTHS = {
    "w": 64, "p3": 24, "s3": 24, "shape": 16, "c2": 24, "v": 64, "term": 24, "id": 32, "rest": 24,
}  # fmt: skip
FIELDS = tuple(WIDTHS)
WIDTH, _PIECES, _DEPTH, _DROPPED = 96, 2, 3, 0.3
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Lexicon:
    """What a net may look up: the rows of traits by field, and the vectors of words."""

    rows: Mapping[str, Mapping[str, int]]
    vectors: Floats
    classes: Mapping[str, Sequence[int]]


class Pupil:
    """A net with weights by chance.

    `body` reads the numbers of each passage's tokens and gives a row per token; each of `outputs`
    makes of such rows how likely its labels are.
    """

    def __init__(self, known: Lexicon, outputs: Sequence[int]) -> None:
        self.tables = [
            _looked_up(known.vectors, place, width)
            if name == "v"
            else api.Embed(width, len(known.rows[name]) + 1, column=place)
            for place, (name, width) in enumerate(WIDTHS.items())
        ]
        first, *inner, passage = (
            _layer(inputs) for inputs in (sum(WIDTHS.values()), *[3 * WIDTH] * (_DEPTH + 1))
        )
        self.layers = [first, *inner, passage]
        around = [
            api.residual(api.chain(api.expand_window(window_size=1), layer)) for layer in inner
        ]
        seen: Any = api.chain(api.concatenate(*self.tables), api.Dropout(_DROPPED), first)
        self.body: Any = api.chain(
            api.with_array(seen),
            api.with_array(api.chain(*around), pad=_DEPTH),
            _with_whole(),
            api.with_array(passage),
        )
        self.outputs: list[Any] = [api.Linear(count, WIDTH) for count in outputs]
        for part in (self.body, *self.outputs):
            part.initialize()

    def kept(self, known: Lexicon) -> Net:
        """What it has learned of the first set of labels, as plain arrays."""
        tables = {}
        for name, table in zip(FIELDS, self.tables, strict=True):
            (holder,) = _holders(table)
            weights = holder.get_param(holder.param_names[0])
            tables[name] = known.vectors @ weights if name == "v" else weights
        first, *inner, passage = (_plain(*_holders(layer)) for layer in self.layers)
        out = self.outputs[0]
        weights, bias = out.get_param("W").T, out.get_param("b")
        return Net(known.rows, tables, first, tuple(inner), passage, weights, bias)


def _holders(part: Any) -> list[Any]:
    return [each for each in part.walk() if each.param_names]


def _layer(inputs: int) -> Any:
    return api.Maxout(WIDTH, inputs, nP=_PIECES, normalize=True, dropout=_DROPPED)


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


def _plain(maxout: Any, scaling: Any) -> Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
    return Layer(flat, bias.T.reshape(-1), scaling.get_param("G"), scaling.get_param("b"))
