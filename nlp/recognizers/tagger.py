"""Mentions by a learned tagger: what a token is, from its traits and its neighbours' labels.

A linear-chain conditional random field (Lafferty et al., 2001), fitted beforehand. Traits of one
word or one mark are summed once and kept, so that a token costs a few table look-ups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.recognizers.labels import closed, named_stretches
from nlp.recognizers.slots import Found
from nlp.recognizers.traits import (
    MARK_AT,
    START,
    STOP,
    WORD_AT,
    Evidence,
    Mark,
    Tokens,
    about_strings,
    edge_strings,
    mark_strings,
    pair_strings,
    place_strings,
    split_tokens,
    word_strings,
    word_traits,
)

SHIPPED_MODEL = Path(__file__).parent / "models" / "tagger.npz"
_KEPT = 20_000
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger takes a stretch for: a kind of mention."""

    kind: str


@dataclass(frozen=True)
class Model:
    """A fitted tagger: its labels, the weight of each trait for each, and of each for the next.

    `weights` has a row per trait and a last one of zeros for traits unknown; `classes` are the
    groups of words used alike.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats
    transitions: Floats
    classes: Mapping[str, Sequence[int]]

    @property
    def unknown(self) -> int:
        """The row of zeros."""
        return len(self.weights) - 1


class _Sums(dict[Any, int]):
    """The summed weights of each word form, or mark, at each offset; looked up by its number."""

    def __init__(self, model: Model, offsets: Sequence[int]) -> None:
        super().__init__()
        self.model, self.offsets = model, offsets
        self.table = np.zeros((1024, len(offsets), len(model.labels)), dtype=np.float32)

    def add(self, key: Any, strings: Sequence[Sequence[str]]) -> int:
        """Sum the weights of a form's traits at each offset, and give it its number."""
        number = len(self)
        if number == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        rows = self.model.rows
        for place, traits in enumerate(strings):
            known = [rows[trait] for trait in traits if trait in rows]
            self.table[number, place] = self.model.weights[known].sum(axis=0)
        self[key] = number
        return number


class _WordSums(_Sums):
    def __init__(self, model: Model) -> None:
        super().__init__(model, tuple(WORD_AT))
        for edge in (START, STOP):
            self.add((edge,), [edge_strings(edge, offset) for offset in WORD_AT])

    def __missing__(self, word: str) -> int:
        traits = word_traits(word, self.model.classes)
        return self.add(word, [word_strings(traits, offset) for offset in WORD_AT])


class _MarkSums(_Sums):
    def __init__(self, model: Model) -> None:
        super().__init__(model, tuple(MARK_AT))
        self.add(None, [()] * len(MARK_AT))

    def __missing__(self, mark: Mark) -> int:
        return self.add(mark, [mark_strings(mark, offset) for offset in MARK_AT])


class Tagger:
    """Finds mentions with a fitted model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._words, self._marks = _WordSums(model), _MarkSums(model)

    def tag(self, text: str, evidence: Evidence) -> list[Found]:
        """Which stretches of a passage are mentions, and of which kinds? Values are `Tagged`."""
        tokens = split_tokens(text, evidence)
        if not len(tokens):
            return []
        found = []
        for start, end, name in named_stretches(self.labels(tokens)):
            first, last = closed(tokens.words, start, end)
            found.append(Found(tokens.starts[first], tokens.ends[last - 1], Tagged(name.lower())))
        return found

    def labels(self, tokens: Tokens) -> list[str]:
        """The likeliest labels of a passage's tokens, all together."""
        path = _best_path(self.scores(tokens), self.model.transitions)
        return [self.model.labels[label] for label in path]

    def scores(self, tokens: Tokens) -> Floats:
        """How much do its traits speak for each label of each token?"""
        if len(self._words) > _KEPT:
            self._words = _WordSums(self.model)
        if len(self._marks) > _KEPT:
            self._marks = _MarkSums(self.model)
        count = len(tokens)
        words, marks = self._words, self._marks
        numbers = np.array([words[word] for word in tokens.words])
        marked = np.array([marks[mark] for mark in tokens.marks])
        scores = np.zeros((count, len(self.model.labels)), dtype=np.float32)
        _add(scores, words, numbers, (words[(START,)], words[(STOP,)]))
        _add(scores, marks, marked, (marks[None], marks[None]))
        scores += self._around(tokens)
        return scores

    def _around(self, tokens: Tokens) -> Floats:
        """What pairs, places and the passage as a whole say of each token."""
        row, unknown, weights = self.model.rows.get, self.model.unknown, self.model.weights
        ends: list[int] = []
        wanted: list[int] = []
        for pairs, places in zip(pair_strings(tokens), place_strings(tokens), strict=True):
            ends.append(len(wanted))
            wanted += [row(trait, unknown) for trait in pairs]
            wanted += [row(trait, unknown) for trait in places]
        about = weights[[row(trait, unknown) for trait in about_strings(tokens)]].sum(axis=0)
        around: Floats = np.add.reduceat(weights[wanted], ends, axis=0) + about
        return around


def _add(scores: Floats, sums: _Sums, numbers: Any, edges: tuple[int, int]) -> None:
    """Add what each token's neighbours, and it itself, say of it."""
    reach = max(sums.offsets)
    padded = np.concatenate([np.full(reach, edges[0]), numbers, np.full(reach, edges[1])])
    count = len(numbers)
    for place, offset in enumerate(sums.offsets):
        scores += sums.table[padded[reach + offset : reach + offset + count], place]


def _best_path(scores: Floats, transitions: Floats) -> list[int]:
    """The labels with the highest sum of scores and transitions (Viterbi)."""
    count, width = scores.shape
    back = np.empty((count, width), dtype=np.int32)
    best = scores[0]
    columns = transitions.T.copy()
    everywhere = np.arange(width)
    for index in range(1, count):
        reached = columns + best
        back[index] = reached.argmax(axis=1)
        best = reached[everywhere, back[index]] + scores[index]
    label = int(best.argmax())
    path = [label]
    for index in range(count - 1, 0, -1):
        label = int(back[index][label])
        path.append(label)
    return path[::-1]


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
        )


def _packed(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []


@lru_cache(maxsize=2)
def load_tagger(path: Path = SHIPPED_MODEL) -> Tagger:
    """The tagger of a model, built once."""
    return Tagger(load_model(path))
