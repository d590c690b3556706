"""Where a quantity may be, so that only the text around such sites is searched closely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain, compress
from operator import or_
from typing import NamedTuple

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
_CUES = frozenset(_CUES_TEXT.split())
_NUMBERS = [word for word in (*CARDINALS, *MULTIPLES, *FRACTIONS, *ORDINALS) if word[0].isalpha()]
_SITES = frozenset(
    [phrase.strip() for phrase in _SITES_TEXT.split(",")]
    + [f"{cue} {period}" for cue in _CUES for period in PERIODS]
    + _NUMBERS
)
_SITE = re.compile(
    r"\d+|[½¼¾ⅰ-ⅹ]|\b(?:i{1,3}|iv|vi{0,3})[a-d]?\b|\b(?=[a-z])"
    + pattern_of(phrase_atoms(phrase) for phrase in sorted(_SITES))
)
# A site begins with a digit, a sign or one of few words: the pattern is tried only there, and
# not at all in a text without one of the words that make a site.
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[a-z]+|[\d½¼¾ⅰ-ⅹ]")
# All of ASCII but letters as blanks, all digits as one: quicker to search than with a pattern.
_LETTERS = {n: c if (c := chr(n)).isalpha() else "0" if c.isdigit() else " " for n in range(128)}
_STEPS_TEXT = "i ii iii iv v vi vii viii"
_STEPS = [step + letter for step in _STEPS_TEXT.split() for letter in ("", *"abcd")]
_BEHIND_CUES = frozenset(p.split()[1] for p in _SITES if p.split()[0] in _CUES) | {"\n"}
_BEGINS = frozenset([re.split("[ -]", phrase)[0] for phrase in _SITES] + _STEPS)
_MARKED = _BEGINS | frozenset("½¼¾ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
_TELLING = _BEGINS - _CUES | frozenset(PERIODS) | frozenset("0123456789½¼¾ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
_TELLING |= {phrase.split()[1] for phrase in _NUMBERS if phrase.split()[0] in _CUES}
# Characters around a site that its comparator, unit and anchor may take up.
_BEFORE, _BEHIND = 64, 80
# So many sites in a row without as many letters are data.
_BLOCK = 64


class Words(NamedTuple):
    """The words, runs of digits and signs of a text, in order, where each begins, what follows,
    and whether it is digits.
    """

    tokens: Sequence[str]
    starts: Sequence[int]
    gaps: Sequence[str]
    digits: Sequence[bool]


def words_of(low: str, scan: re.Pattern[str]) -> Words | None:
    """A text split by a pattern that captures its words; None: there can be no site in it."""
    if not _may_hold_site(low):
        return None
    parts = scan.split(low)
    tokens = parts[1::2]
    starts = list(accumulate(map(len, parts)))[:-1:2]
    return Words(tokens, starts, parts[2::2], list(map(str.isdecimal, tokens)))


def _may_hold_site(low: str) -> bool:
    if not low.isascii():
        return bool(_DIGIT.search(low)) or not _TELLING.isdisjoint(_WORDS.findall(low))
    letters = low.translate(_LETTERS)
    return "0" in letters or not _TELLING.isdisjoint(letters.split())


def segments(low: str, words: Words) -> list[tuple[int, int]]:
    """Which stretches lie around the sites? They begin and end at blanks, and never overlap."""
    start, end, size = -1, 0, len(low)
    if size <= _BEFORE and any(words.digits):
        return [(0, size)]  # too short for anything to lie further away
    found = []
    for first, last in _worded_sites(low, words):
        left, right = first - _BEFORE, last + _BEHIND
        if start >= 0 and left <= end:
            end = right
            continue
        if start >= 0:
            found.append((start, _blank_behind(low, end, size)))
        left = max(left, end, 0)
        if left:
            left = low.find(" ", left, first)
            left = first if left < 0 else left
        start, end = left, right
    if start >= 0:
        found.append((start, _blank_behind(low, end, size)))
    return found


def _worded_sites(low: str, words: Words) -> list[tuple[int, int]]:
    """The sites of a text, without stretches of numbers that no words name: data, not text."""
    sites = _all_sites(low, words)
    if len(sites) < _BLOCK:
        return sites
    kept = []
    for at in range(0, len(sites), _BLOCK):
        block = sites[at : at + _BLOCK]
        if len(block) < _BLOCK or not _is_data(low[block[0][0] : block[-1][1]]):
            kept.extend(block)
    return kept


def _all_sites(low: str, words: Words) -> list[tuple[int, int]]:
    tokens, starts, _, digits = words
    telling = map(or_, digits, map(_MARKED.__contains__, tokens))
    each = zip(tokens, starts, chain(tokens[1:], ("",)), strict=True)
    found, free = [], 0
    for word, start, after in compress(each, telling):
        if not word.isalpha():
            found.append((start, start + len(word)))
        elif start < free or (word in _CUES and after not in _BEHIND_CUES):
            continue
        elif (site := _SITE.match(low, start)) is not None:
            free = site.end()
            found.append(site.span())
    return found


def _is_data(stretch: str) -> bool:
    return len(stretch) < _BLOCK * 40 and sum(map(str.isalpha, stretch)) < _BLOCK


def _blank_behind(low: str, end: int, size: int) -> int:
    if end >= size:
        return size
    blank = low.rfind(" ", end - _BEHIND, end)
    return end if blank < 0 else blank
