"""Raw texts -> which words are used alike, as a tagger's help with words it never met.

Words are counted with their neighbours, the counts weighted (positive pointwise mutual
information; Levy and Goldberg, 2014), reduced (SVD) and grouped (k-means) in coarse and fine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from nlp.recognizers import TOKEN

_LINE = re.compile(r"\n+|(?<=[.;])\s+(?=[A-Z])")
# Neighbours so far away are told apart as so many sides.
_SIDES = {-3: 0, -2: 0, -1: 1, 1: 2, 2: 3, 3: 3}
_RAREST, _MOST_WORDS, _CONTEXTS = 3, 25_000, 3_000
_DIMENSIONS = 100
GROUPS = (64, 256, 1000)
Table = npt.NDArray[np.float64]
Vectors = dict[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Which words are used alike: each one's vector, of length one, and its groups."""

    vectors: Vectors
    classes: Mapping[str, Sequence[int]]


NONE_ALIKE = Alike({}, {})


def words_alike(texts: Iterable[str]) -> Alike:
    """What texts tell of each frequent word, in lower case; numbers are "0".

    Its groups are of 64, 256 and 1,000.
    """
    vectors = _word_vectors(texts)
    return Alike(vectors, _word_classes(vectors)) if vectors else NONE_ALIKE


def _word_vectors(texts: Iterable[str]) -> Vectors:
    lines = _lines(texts)
    counts = Counter(word for line in lines for word in line)
    words = [word for word, count in counts.most_common(_MOST_WORDS) if count >= _RAREST]
    if len(words) <= GROUPS[-1]:
        return {}
    table = _vectors(lines, {word: number for number, word in enumerate(words)})
    return dict(zip(words, table.astype(np.float32), strict=True))


def _word_classes(vectors: Vectors) -> dict[str, tuple[int, ...]]:
    table = np.array(list(vectors.values()), dtype=np.float64)
    groups = [
        MiniBatchKMeans(count, random_state=0, n_init=3, batch_size=4096).fit(table).labels_
        for count in GROUPS
    ]
    return {word: tuple(int(g[number]) for g in groups) for number, word in enumerate(vectors)}


def _lines(texts: Iterable[str]) -> list[list[str]]:
    seen: dict[str, None] = {}
    for text in texts:
        seen.update(dict.fromkeys(line.strip().lower() for line in _LINE.split(text)))
    return [["0" if word[0].isdigit() else word for word in TOKEN.findall(line)] for line in seen]


def _vectors(lines: list[list[str]], numbers: dict[str, int]) -> Table:
    """A vector for each word, of length one."""
    counts: Counter[tuple[int, int]] = Counter()
    width = _CONTEXTS + 1
    for line in lines:
        known = [numbers.get(word, -1) for word in line]
        for place, word in enumerate(known):
            if word < 0:
                continue
            for step, side in _SIDES.items():
                other = place + step
                inside = 0 <= other < len(known)
                context = known[other] if inside else _CONTEXTS
                if 0 <= context < _CONTEXTS or not inside:
                    counts[word, side * width + context] += 1
    where = np.array(list(counts))
    shape = (len(numbers), (max(_SIDES.values()) + 1) * width)
    table = sparse.csr_matrix(
        (np.array(list(counts.values()), dtype=float), (where[:, 0], where[:, 1])), shape=shape
    )
    words = np.asarray(table.sum(1)).ravel()
    contexts = np.asarray(table.sum(0)).ravel() ** 0.75
    table = table.tocoo()
    told = np.log(table.data / (words[table.row] * contexts[table.col] / contexts.sum()))
    kept = told > 0
    positive = sparse.csr_matrix((told[kept], (table.row[kept], table.col[kept])), shape=shape)
    left, strength, _ = randomized_svd(positive, _DIMENSIONS, random_state=0, n_iter=4)
    vectors = left * np.sqrt(strength)
    scaled: Table = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return scaled
