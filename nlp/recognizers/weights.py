"""A fitted tagger's weights: what they are, and how they are kept in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.recognizers.laid import Floats
from nlp.recognizers.net import FIELDS, Layer, Net

_LAYER = ("weights", "bias", "gain", "shift")


@dataclass(frozen=True)
class Model:
    """A fitted tagger: its labels, the weight of each trait for each, and of each for the next.

    `weights` has a row per trait and a last one of zeros for traits unknown; `classes` are the
    groups of words used alike; `net`, if there is one, speaks of the same labels.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats
    transitions: Floats
    classes: Mapping[str, Sequence[int]]
    net: Net | None = None

    @property
    def unknown(self) -> int:
        """The row of zeros."""
        return len(self.weights) - 1


def save_model(model: Model, path: Path) -> None:
    """Write a model as plain arrays, nothing in it that runs when it is read."""
    names = sorted(model.rows, key=model.rows.__getitem__)
    where, label = np.nonzero(model.weights[: len(names)])
    words = list(model.classes)
    np.savez_compressed(
        path,
        labels=_packed(model.labels),
        traits=_packed(names),
        where=where.astype(np.uint32),
        label=label.astype(np.uint8),
        weight=model.weights[where, label].astype(np.float16),
        transitions=model.transitions,
        words=_packed(words),
        classes=np.array([model.classes[word] for word in words], dtype=np.uint16),
        **(_net_arrays(model.net) if model.net is not None else {}),
    )


def load_model(path: Path) -> Model:
    """Read a model as `save_model` wrote it."""
    with np.load(path, allow_pickle=False) as kept:
        labels, names = _unpacked(kept["labels"]), _unpacked(kept["traits"])
        weights = np.zeros((len(names) + 1, len(labels)), dtype=np.float32)
        weights[kept["where"], kept["label"]] = kept["weight"]
        groups = map(tuple, kept["classes"].tolist())
        return Model(
            tuple(labels),
            {name: row for row, name in enumerate(names)},
            weights,
            kept["transitions"],
            dict(zip(_unpacked(kept["words"]), groups, strict=True)),
            _net_of(kept) if "net.bias" in kept else None,
        )


def _net_arrays(net: Net) -> dict[str, Any]:
    """A net as arrays by name; each lives on half the bytes."""
    found: dict[str, Any] = {"net.weights": net.weights, "net.bias": net.bias}
    for field, rows in net.rows.items():
        found[f"net.rows.{field}"] = _packed(sorted(rows, key=rows.__getitem__))
        found[f"net.table.{field}"] = net.tables[field]
    for place, layer in enumerate((net.first, *net.inner, net.passage)):
        for part in _LAYER:
            found[f"net.layer{place}.{part}"] = getattr(layer, part)
    return {
        name: array if array.dtype == np.uint8 else array.astype(np.float16)
        for name, array in found.items()
    }


def _net_of(kept: Any) -> Net:
    def read(name: str) -> Floats:
        array: Floats = kept[f"net.{name}"].astype(np.float32)
        return array

    count = sum(name.endswith(".gain") for name in kept)
    first, *inner, passage = (
        Layer(*(read(f"layer{place}.{part}") for part in _LAYER)) for place in range(count)
    )
    rows = {field: _rows(_unpacked(kept[f"net.rows.{field}"])) for field in FIELDS}
    tables = {field: read(f"table.{field}") for field in FIELDS}
    return Net(rows, tables, first, tuple(inner), passage, read("weights"), read("bias"))


def _rows(names: Sequence[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(names, start=1)}


def _packed(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []
