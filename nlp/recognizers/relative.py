"""Amounts measured against a limit: "2.5 x ULN", "2 times more than the upper limit of normal"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.model import Comparator, Reference, Relation
from nlp.recognizers.numbers import digits_value
from nlp.recognizers.tries import pattern_of, phrase_atoms

if TYPE_CHECKING:
    from nlp.vocabulary import Vocabulary

# A times sign may touch the word behind it: "1.5 ×institutional upper limit".
_TIMES = (
    r"(?:-?\s?(?:x(?=institution|local|laborator|upper|normal|the\s)"
    r"|(?:x|\*|·|fold|times|time|multiples?)(?![a-z]{4})))"
)
_MORE = (
    r"(?:greater|more|higher|larger|above|over|increased|increase|elevated|elevation|beyond|"
    r"exceeding|in excess|longer)"
)
_LESS = r"(?:less|lower|below|under|smaller|decreased|decrease|reduced|reduction|shorter)"
_FILL = (
    r"(?:(?:than|of|the|from|that|their|his|her|its|an|a|or|for|to|by|local|age|adjusted|"
    r"age-adjusted|institutional|institution's|institution|laboratory|laboratory's|lab|local's|"
    r"respective|patient's|subject's|individual|central|study|testing|site's|site|assay|above|"
    r"specified|standard|investigational|sex|specific|reported|reference|increase|compared|with|"
    r"in|accepted|respectively|current|established|applicable|hospital)[\s,/-]{1,3}|[(\[]\s?){0,7}"
)
# Whose limit it is: "the upper limit of the institution's normal range", "ULN for the laboratory".
_WHOSE = (
    r"(?:\s{1,2}(?:of|for|at|per)\s{1,2}(?:the\s|their\s|each\s|an?\s)?"
    r"(?:(?:institution(?:'s|al)?|laborator(?:y|ies)(?:'s)?|lab(?:'s)?|local|site(?:'s)?|central|study|"
    r"testing|performing|participating|analyzing|hospital(?:'s)?|clinical|reference|normal|respective)"
    r"\s){0,4}(?:institution|laborator(?:y|ies)|lab|site|hospital|ranges?|normals?)(?![a-z]))?"
)
_WHOSE_LIMIT = re.compile(_WHOSE)
_FACTOR = re.compile(
    r"\s{0,2}(?:x|\*|times|multiplied by)\s{0,2}(\d{1,3}(?:[.,]\d{1,2})?)(?![\d/])(?!\s?x?10\^)"
)
_MULTIPLES = (" twice", " thrice", " double", " triple")  # "twice normal"


@dataclass(frozen=True, slots=True)
class LimitFound:
    """A limit behind a number, how the number relates to it, and the comparator of both."""

    limit: Reference
    relation: Relation
    op: Comparator | None
    end: int


class RelativeReader:
    """Reads the limit behind a number, in the phrases of comparators.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._limits = {
            " ".join(phrase.split()): Reference(row.fields["relative"])
            for row in vocabulary.comparators
            if row.position == "reference"
            for phrase in row.phrases
        }
        self.words = _words_of(self._limits)  # a text without them names no limit
        limits = pattern_of(phrase_atoms(phrase) for phrase in sorted(self._limits))
        self._behind = re.compile(
            rf"\s{{0,2}}(?P<times>{_TIMES}\s{{0,2}})?"
            rf"(?:(?P<more>{_MORE})\s{{1,3}}|(?P<less>{_LESS})(?!\s(?:normal\s)?(?:limit|reference|end|bound))\s{{1,3}}|(?P<of>of\s{{1,3}}))?"
            rf"{_FILL}(?P<limit>{limits})(?:\s?\((?:[iu]?uln|uln|lln|unl)\))?{_WHOSE}"
        )

    def behind(
        self, low: str, end: int, op: Comparator | None, unit: str | None
    ) -> LimitFound | None:
        """Which limit is the number that ends here relative to, with its comparator and unit?"""
        if low[end : end + 1].isalpha() and low[end : end + 1] not in "xtfu":
            return None
        found = self._behind.match(low, end)
        if found is None:
            return None
        limit = self._limits[" ".join(found["limit"].split())]
        times, more, less = found["times"], found["more"], found["less"]
        compared = bool(times or more or less) or low.endswith(_MULTIPLES, 0, end)
        if unit not in (None, "%") and not compared:
            return None
        plain = limit in (Reference.NORMAL, Reference.BASELINE)
        if plain and not compared and unit != "%":
            return None
        if times or not (more or less):
            relation = Relation.TIMES
        else:
            relation = Relation.PLUS if more else Relation.MINUS
        if op is None and (more or less):
            op = Comparator.GT if more else Comparator.LT
        return LimitFound(limit, relation, op, found.end())

    def whose(self, low: str, position: int) -> int:
        """Where do the words end that say whose limit it is, if any stand here?"""
        found = _WHOSE_LIMIT.match(low, position)
        return found.end() if found else position

    def factor(self, low: str, position: int) -> tuple[Decimal, int] | None:
        """The factor behind a limit and where it ends: "ULN x 2.5"."""
        found = _FACTOR.match(low, position)
        return (digits_value(found[1]), found.end()) if found else None


def _words_of(phrases: Iterable[str]) -> tuple[str, ...]:
    """A few words of which every phrase holds one."""
    kept: list[str] = []
    for phrase in sorted(phrases, key=len):
        if not any(word in phrase for word in kept):
            kept.append(max(phrase.split(), key=len))
    return tuple(kept)


@lru_cache(maxsize=4)
def relative_reader(vocabulary: Vocabulary) -> RelativeReader:
    """The reader of a vocabulary's limits, built once."""
    return RelativeReader(vocabulary)
