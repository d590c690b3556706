"""Mentions by a learned tagger: what a token is, from its traits and its neighbours' labels.

A linear-chain conditional random field (Lafferty et al., 2001), fitted beforehand, and beside it a
net's opinion. Traits of one word or one mark are summed once and kept, so that a token costs a few
table look-ups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from nlp.recognizers.labels import closed, named_stretches
from nlp.recognizers.laid import GAP, Floats, Ints, Laid
from nlp.recognizers.net import Opinion
from nlp.recognizers.paths import best_paths
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
# So many tokens, or a passage more, are read together: what is made of them stays at hand.
_AT_ONCE = 500
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
        edges = [START if offset < 0 else STOP for offset in WORD_AT]
        self.add(None, [edge_strings(*each) for each in zip(edges, WORD_AT, strict=True)])

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
        return self.tag_all([(text, evidence)])[0]

    def tag_all(self, asked: Sequence[tuple[str, Evidence]]) -> list[list[Found]]:
        """The same of several passages, all together."""
        passages = [split_tokens(*each) for each in asked]
        labels = iter(self.labels([tokens for tokens in passages if len(tokens)]))
        return [_named(tokens, next(labels)) if len(tokens) else [] for tokens in passages]

    def labels(self, passages: Sequence[Tokens]) -> list[list[str]]:
        """The likeliest labels of the tokens of passages, a passage's all together."""
        names = self.model.labels
        found = []
        for some in _at_once(passages):
            laid = Laid.of([len(tokens) for tokens in some])
            path = best_paths(self._scores(some, laid), laid.counts, self.model.transitions)
            labels = [names[label] for label in path.tolist()]
            for first, count in zip(laid.begins.tolist(), laid.counts.tolist(), strict=True):
                found.append(labels[first : first + count])
        return found

    def scores(self, tokens: Tokens) -> Floats:
        """How much do its traits speak for each label of each token?"""
        return self._scores([tokens], Laid.of([len(tokens)]))

    def _scores(self, passages: Sequence[Tokens], laid: Laid) -> Floats:
        if len(self._words) > _KEPT:
            self._words = _WordSums(self.model, self._told)
        if len(self._marks) > _KEPT:
            self._marks = _MarkSums(self.model, self._told)
        words, marks = self._words, self._marks
        numbers = np.array([words[word] for tokens in passages for word in tokens.words])
        marked = np.array([marks[mark] for tokens in passages for mark in tokens.marks])
        row = np.zeros((laid.size, len(self.model.labels)), dtype=np.float32)
        _add(row, words, laid.spread(numbers))
        _add(row, marks, laid.spread(marked))
        scores: Floats = row.take(laid.places, axis=0)
        scores += self._around.scores(numbers, marked, laid)
        if self._net is not None:
            scores += NET_SHARE * self._net.scores(numbers, marked, laid)
        return scores


def _at_once(passages: Sequence[Tokens]) -> Iterator[list[Tokens]]:
    """The passages by as many as are quickest together."""
    some: list[Tokens] = []
    count = 0
    for tokens in passages:
        some.append(tokens)
        count += len(tokens)
        if count >= _AT_ONCE:
            yield some
            some, count = [], 0
    if some:
        yield some


def _named(tokens: Tokens, labels: Sequence[str]) -> list[Found]:
    """The stretches that labels stand for, as they lie in the text."""
    found = []
    for start, end, name in named_stretches(labels):
        first, last = closed(tokens.words, start, end)
        found.append(Found(tokens.starts[first], tokens.ends[last - 1], Tagged(name.lower())))
    return found


def _add(row: Floats, sums: _Sums, numbers: Ints) -> None:
    """Add what each token's neighbours, and it itself, say of it; not in the row's outer gaps."""
    size = len(row) - 2 * GAP
    own = sums.table.take(numbers, axis=0)
    for place, offset in enumerate(sums.offsets):
        row[GAP : GAP + size] += own[GAP + offset : GAP + offset + size, place]


@lru_cache(maxsize=2)
def load_tagger(path: Path = SHIPPED_MODEL) -> Tagger:
    """The tagger of a model, built once."""
    return Tagger(load_model(path))
