"""A second opinion on each token's label: a small convolutional net, read with numpy alone.

Each token's traits are looked up in tables, and three layers each look one token further to both
sides; the last also sees the passage as a whole. Layers take the largest of a few sums (maxout;
Goodfellow et al., 2013), scaled (layer normalization; Ba et al., 2016). Fitted beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nlp.recognizers.laid import Floats, Ints, Laid
from nlp.recognizers.traits import Mark, word_traits

WORD_FIELDS = ("w", "p3", "s3", "shape", "c2", "v")
MARK_FIELDS = ("term", "id", "rest")
FIELDS = WORD_FIELDS + MARK_FIELDS
UNKNOWN = 0
_SMALL = 1e-8


def word_fields(word: str, classes: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """A word's traits as the net looks them up, by field; `v` is the word as vectors know it."""
    found = word_traits(word, classes)
    found["v"] = "0" if word[0].isdigit() else found["w"]
    return found


def mark_fields(mark: Mark) -> dict[str, str]:
    """The traits of what rows made of a token, by field."""
    return {
        "term": mark.term,
        "id": f"{mark.term[0]} {mark.id}",
        "rest": f"{mark.amount}|{mark.window}|{mark.cue}",
    }


@dataclass(frozen=True, slots=True)
class Layer:
    """Sums, of which the largest of each few counts, scaled.

    `weights` has a row per input and a column per sum: all first ones, then all second ones.
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def of(self, inputs: Floats) -> Floats:
        """What it makes of its inputs, a row each."""
        return self.settled(np.dot(inputs, self.weights))

    def settled(self, sums: Floats) -> Floats:
        """The largest of each few sums, scaled. The sums are overwritten."""
        sums += self.bias
        width = len(self.gain)
        best = sums[:, :width]
        for start in range(width, sums.shape[1], width):
            best = np.maximum(best, sums[:, start : start + width])
        best -= np.dot(best, _shares(width))
        spread = np.einsum("ij,ij->i", best, best)
        spread /= width
        spread += _SMALL
        np.sqrt(spread, out=spread)
        best /= spread[:, None]
        best *= self.gain
        best += self.shift
        return best


@lru_cache(maxsize=4)
def _shares(width: int) -> Floats:
    """What makes a mean of so many."""
    return np.full((width, 1), 1 / width, dtype=np.float32)


@dataclass(frozen=True)
class Net:
    """A fitted net, of as many labels as the model it speaks beside, in its order.

    `rows` names the rows of `tables` by field and trait; row 0 of each is for traits unknown.
    """

    rows: Mapping[str, Mapping[str, int]]
    tables: Mapping[str, Floats]
    first: Layer
    inner: tuple[Layer, ...]
    passage: Layer
    weights: Floats
    bias: Floats


class _Sums:
    """What word forms, or marks, add to the first layer's sums; each has its number."""

    def __init__(self, net: Net, fields: Sequence[str]) -> None:
        self.rows = net.rows
        self.said, place = {}, 0
        for field in FIELDS:
            width = net.tables[field].shape[1]
            if field in fields:
                part = net.first.weights[place : place + width]
                self.said[field] = np.dot(net.tables[field], part)
            place += width
        self.table = np.zeros((1024, net.first.weights.shape[1]), dtype=np.float32)

    def put(self, number: int, traits: Mapping[str, str]) -> None:
        """Sum up what traits say, under a number that may have stood for something else."""
        while number >= len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        own = self.table[number]
        own[:] = 0
        for field, said in self.said.items():
            own += said[self.rows[field].get(traits.get(field, ""), UNKNOWN)]


class Opinion:
    """What a net thinks of the tokens of passages, known by the numbers of words and marks."""

    def __init__(self, net: Net, classes: Mapping[str, Sequence[int]]) -> None:
        self.net, self.classes = net, classes
        self._words, self._marks = _Sums(net, WORD_FIELDS), _Sums(net, MARK_FIELDS)

    def know_word(self, number: int, word: str) -> None:
        """Let a number stand for a word form."""
        self._words.put(number, word_fields(word, self.classes))

    def know_mark(self, number: int, mark: Mark) -> None:
        """Let a number stand for a mark."""
        self._marks.put(number, mark_fields(mark))

    def scores(self, words: Ints, marks: Ints, laid: Laid) -> Floats:
        """How likely is each label of each token? Logarithms, each token's from its own origin."""
        sums = self._words.table.take(words, axis=0)
        sums += self._marks.table.take(marks, axis=0)
        return self._decided(self._looked_around(self.net.first.settled(sums), laid), laid)

    def _looked_around(self, seen: Floats, laid: Laid) -> Floats:
        """The tokens, each having looked at its neighbours; in the gaps there is nothing at first.

        No layer but the last sees beyond a gap.
        """
        width = seen.shape[1]
        row = laid.spread(seen)
        around = np.zeros((len(row), 3 * width), dtype=np.float32)
        for layer in self.net.inner:
            around[1:, :width] = row[:-1]
            around[:, width : 2 * width] = row
            around[:-1, 2 * width :] = row[1:]
            row += layer.of(around)
        return row.take(laid.places, axis=0)

    def _decided(self, seen: Floats, laid: Laid) -> Floats:
        net, width = self.net, seen.shape[1]
        means = np.add.reduceat(seen, laid.begins, axis=0)
        means /= laid.counts[:, None].astype(np.float32)
        wholes = np.concatenate([means, np.maximum.reduceat(seen, laid.begins, axis=0)], axis=1)
        sums = np.dot(seen, net.passage.weights[:width])
        sums += np.dot(wholes, net.passage.weights[width:]).repeat(laid.counts, axis=0)
        said: Floats = np.dot(net.passage.settled(sums), net.weights)
        said += net.bias
        return said
