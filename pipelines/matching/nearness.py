"""How near are the words of a criterion that no row names to the words of a fact?

Cosine of the two sets of words, each weighed by how rarely the vocabulary's names use it (TF-IDF
with every word once).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log, sqrt

from nlp.vocabulary import Vocabulary
from pipelines.matching.roles import normalized

# From here on a fact comes near: the answer is open, and the passage is shown.
NEAR = 0.55


class Weights:
    """How much each word tells, by the vocabulary's names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = list(vocabulary.terminology.concepts())
        seen = Counter(word for row in rows for word in normalized(" ".join(row.names)))
        self._most = log(1 + len(rows))
        self._known = {word: log((1 + len(rows)) / count) for word, count in seen.items()}

    def of(self, word: str) -> float:
        """The weight of a word; one that no name uses tells the most."""
        return self._known.get(word, self._most)

    def nearness(self, asked: frozenset[str], told: frozenset[str]) -> float:
        """0 to 1: nothing in common to all in common."""
        common = asked & told
        if not common:
            return 0.0
        shared = sum(self.of(word) ** 2 for word in common)
        both = sum(self.of(word) ** 2 for word in asked) * sum(self.of(word) ** 2 for word in told)
        return shared / sqrt(both)


@lru_cache(maxsize=2)
def weights_of(vocabulary: Vocabulary) -> Weights:
    """The weights by the names of a vocabulary, worked out once."""
    return Weights(vocabulary)
