"""Mentions by a learned tagger: what a token is, from its traits and its neighbours' labels.

A linear-chain conditional random field (Lafferty et al., 2001), fitted beforehand, and beside it a
net's opinion. Traits of one word or one mark are summed once and kept, so that a token costs a few
table look-ups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from nlp.recognizers.labels import closed, named_stretches
from nlp.recognizers.net import Floats, Opinion
from nlp.recognizers.slots import Found
from nlp.recognizers.surroundings import Surroundings
from nlp.recognizers.traits import (
    MARK_AT,
    START,
    STOP,
    WORD_AT,
    Evidence,
    Mark,
    Tokens,
    edge_strings,
    mark_strings,
    split_tokens,
    word_strings,
    word_traits,
)
from nlp.recognizers.weights import Model, load_model

SHIPPED_MODEL = Path(__file__).parent / "models" / "tagger.npz"
_KEPT = 20_000
# How much the net counts beside the field; chosen by cross-validation over trials.
NET_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger takes a stretch for: a kind of mention."""

    kind: str


class _Speaker(Protocol):
    """What is told once which word, or mark, a number stands for."""

    def know_word(self, number: int, word: str) -> None: ...

    def know_mark(self, number: int, mark: Mark) -> None: ...


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
    def __init__(self, model: Model, told: Sequence[_Speaker]) -> None:
        super().__init__(model, tuple(WORD_AT))
        self.told = told
        for edge in (START, STOP):
            self.add((edge,), [edge_strings(edge, offset) for offset in WORD_AT])

    def __missing__(self, word: str) -> int:
        for each in self.told:
            each.know_word(len(self), word)
        traits = word_traits(word, self.model.classes)
        return self.add(word, [word_strings(traits, offset) for offset in WORD_AT])


class _MarkSums(_Sums):
    def __init__(self, model: Model, told: Sequence[_Speaker]) -> None:
        super().__init__(model, tuple(MARK_AT))
        self.told = told
        self.add(None, [()] * len(MARK_AT))

    def __missing__(self, mark: Mark) -> int:
        for each in self.told:
            each.know_mark(len(self), mark)
        return self.add(mark, [mark_strings(mark, offset) for offset in MARK_AT])


class Tagger:
    """Finds mentions with a fitted model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._net = None if model.net is None else Opinion(model.net, model.classes)
        self._around = Surroundings(model)
        self._told = (self._around,) if self._net is None else (self._around, self._net)
        self._words, self._marks = _WordSums(model, self._told), _MarkSums(model, self._told)

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
            self._words = _WordSums(self.model, self._told)
        if len(self._marks) > _KEPT:
            self._marks = _MarkSums(self.model, self._told)
        count = len(tokens)
        words, marks = self._words, self._marks
        numbers = np.array([words[word] for word in tokens.words])
        marked = np.array([marks[mark] for mark in tokens.marks])
        scores = np.zeros((count, len(self.model.labels)), dtype=np.float32)
        _add(scores, words, numbers, (words[(START,)], words[(STOP,)]))
        _add(scores, marks, marked, (marks[None], marks[None]))
        scores += self._around.scores(numbers, marked)
        if self._net is not None:
            scores += NET_SHARE * self._net.scores(numbers, marked)
        return scores


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
    back = np.empty((count, width), dtype=np.intp)
    best = scores[0]
    columns = transitions.T.copy()
    reached = np.empty_like(columns)
    flat, begins = reached.ravel(), np.arange(width) * width
    for index in range(1, count):
        np.add(columns, best, out=reached)
        chosen = reached.argmax(axis=1, out=back[index])
        best = flat.take(chosen + begins)
        best += scores[index]
    label = int(best.argmax())
    path = [label]
    for index in range(count - 1, 0, -1):
        label = int(back[index][label])
        path.append(label)
    return path[::-1]


@lru_cache(maxsize=2)
def load_tagger(path: Path = SHIPPED_MODEL) -> Tagger:
    """The tagger of a model, built once."""
    return Tagger(load_model(path))
