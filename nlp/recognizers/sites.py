"""Where a quantity may be, so that only the text around such sites is searched closely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.recognizers.numbers import CARDINALS, FRACTIONS, MULTIPLES, ORDINALS
from nlp.recognizers.small_words import PERIODS
from nlp.recognizers.tries import pattern_of, phrase_atoms

# A number in digits or words, a limit, a period without its number.
_SITES_TEXT = """
uln, ulns, unl, lln, llns, upper limit, upper limits, lower limit, lower limits, limit of,
limits of, normal, normality, highest reference
"""
_CUES_TEXT = """
a an past last next previous prior preceding within coming following the
"""
_CUES = _CUES_TEXT.split()
_SITES = frozenset(
    [phrase.strip() for phrase in _SITES_TEXT.split(",")]
    + [f"{cue} {period}" for cue in _CUES for period in PERIODS]
    + [word for word in (*CARDINALS, *MULTIPLES, *FRACTIONS, *ORDINALS) if word[0].isalpha()]
)
_SITE = re.compile(
    r"\d+|[½¼¾ⅰ-ⅹ]|\b(?:i{1,3}|iv|vi{0,3})[a-d]?\b|\b(?=[a-z])"
    + pattern_of(phrase_atoms(phrase) for phrase in sorted(_SITES))
)
# Characters around a site that its comparator, unit and anchor may take up.
_BEFORE, _BEHIND = 64, 80
# So many sites in a row without as many letters are data.
_BLOCK = 64


def segments(low: str) -> Iterator[tuple[int, int]]:
    """Which stretches lie around the sites? They begin and end at blanks, and never overlap."""
    start, end, size = -1, 0, len(low)
    for site in _worded_sites(low):
        left, right = site.start() - _BEFORE, site.end() + _BEHIND
        if start >= 0 and left <= end:
            end = right
            continue
        if start >= 0:
            yield start, _blank_behind(low, end, size)
        left = max(left, end, 0)
        if left:
            left = low.find(" ", left, site.start())
            left = site.start() if left < 0 else left
        start, end = left, right
    if start >= 0:
        yield start, _blank_behind(low, end, size)


def _worded_sites(low: str) -> Iterator[re.Match[str]]:
    """The sites of a text, without stretches of numbers that no words name: data, not text."""
    block: list[re.Match[str]] = []
    for site in _SITE.finditer(low):
        block.append(site)
        if len(block) == _BLOCK:
            if not _is_data(low[block[0].start() : site.end()]):
                yield from block
            block = []
    yield from block


def _is_data(stretch: str) -> bool:
    return len(stretch) < _BLOCK * 40 and sum(map(str.isalpha, stretch)) < _BLOCK


def _blank_behind(low: str, end: int, size: int) -> int:
    if end >= size:
        return size
    blank = low.rfind(" ", end - _BEHIND, end)
    return end if blank < 0 else blank
