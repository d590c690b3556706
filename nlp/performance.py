"""On which scale is a performance status told: ECOG's, Karnofsky's or Lansky's?

The bare words mean ECOG's where nothing else is named; beside a named scale they mean that one
("performance status >= 60 on the Karnofsky scale for adults and the Lansky scale for children").
Source: Karnofsky 1949, Lansky 1987 (under 16 years), Oken 1982 (ECOG).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.recognizers import Found

_SCALES = frozenset({"karnofsky", "lansky"})
_NAMED = frozenset({*_SCALES, "ecog"})
_BARE = re.compile(r"performance (?:status|score|scale|level)s?|PS", re.IGNORECASE)
_TO_NUMBER = re.compile(r"[^.;,()\d]{0,40}")
_BREAK = re.compile(r"[;\n]|\.\s")
_CLASS = re.compile(r"class\b", re.IGNORECASE)
_REACH, _FAR = 140, 120
_AHEAD = 120
_OWN_NUMBER = 4


def class_before(
    terms: Sequence[Found], starts: Sequence[int], text: str, amount: Found
) -> list[int]:
    """The class of heart failure that a sentence before named, for a bare "class II or better"."""
    if not _CLASS.match(text, amount.start):
        return []
    index = bisect_left(starts, amount.start) - 1
    while index >= 0 and amount.start - terms[index].end < _FAR:
        if terms[index].value.concept_id == "nyha":
            return [index]
        index -= 1
    return []


def told_elsewhere(text: str, terms: Sequence[Found]) -> frozenset[int]:
    """Which terms are bare words for a scale that is named beside them?"""
    named = [t for t in terms if t.value.concept_id in _SCALES or _is_ecog(text, t)]
    if not named:
        return frozenset()
    return frozenset(
        index
        for index, term in enumerate(terms)
        if _is_bare(text, term) and any(_beside(text, term, each) for each in named)
    )


def _is_bare(text: str, term: Found) -> bool:
    words = text[term.start : term.end]
    return term.value.concept_id == "ecog" and _BARE.fullmatch(words) is not None


def _is_ecog(text: str, term: Found) -> bool:
    return term.value.concept_id == "ecog" and not _is_bare(text, term)


def _beside(text: str, term: Found, scale: Found) -> bool:
    """Does a scale stand in the same sentence, close by?"""
    low, high = sorted((term, scale), key=lambda found: found.start)
    if high.start - low.end > _REACH:
        return False
    return _BREAK.search(text, low.end, max(low.end, high.start)) is None


def scales_ahead(
    text: str, terms: Sequence[Found], starts: Sequence[int], amount: Found, high: int
) -> list[int]:
    """The scales that are named behind a number of bare words.

    Args: starts, of the terms; high, where the clause ends or the next limit begins.
    """
    before = bisect_left(starts, amount.value.number_span[0]) - 1
    if before < 0 or not _is_bare(text, terms[before]):
        return []
    named = before > 0 and terms[before - 1].value.concept_id in _NAMED
    if named and _beside(text, terms[before - 1], terms[before]):
        return []  # "ECOG performance status <= 1 (Karnofsky >= 70 %)"
    if not _TO_NUMBER.fullmatch(text, terms[before].end, amount.value.number_span[0]):
        return []
    found = []
    index = bisect_left(starts, amount.end)
    while index < len(terms) and starts[index] < min(high, amount.end + _AHEAD):
        if terms[index].value.concept_id in _NAMED:
            found.append(index)
        index += 1
    if len(found) > 1 and high - terms[found[-1]].end < _OWN_NUMBER:
        found.pop()  # "> 50 % KPS, ECOG 0-2"
    return found
