"""Where do the criteria of running prose start: at its sentences, or at its semicolons?"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.listings.runs import Cutpoint

_SENTENCE_END = re.compile(
    r"(?:(?<=[a-z0-9)%⁰¹²³⁴-⁹][.;])|(?<=[A-Z]{2}\.))(?<!\b(?:St|Dr|Mr|Ms|vs|cf|al|eg|ie|No)\.)(?<!\b(?:Mrs|e\.g|i\.e|etc|max|min)\.)"
    r"\s+(?=[A-Z≥≤<>]|[a-z]{1,3}[A-Z])"
)
_FULL_STOP = re.compile(r"[a-z0-9)%]\.\s+[A-Z]")
_ANAPHORIC = re.compile(
    r"(?:This|These|Those|Such|However|If so|It|They|Note|In this|In these|For example|Otherwise|"
    r"Also|Therefore|Thus|See|Examples?|Exceptions?|Except|Excluding|Including|Or|And)\b"
)
_REFERS = re.compile(
    r"(?:please\s+)?note\b|(?:this|these|those|such|they|it|if|in case|in this|however|otherwise|"
    r"for example|e\.g|i\.e)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[;()\[\]]")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST, _SHORTEST = 200, 60
_ALTERNATIVE = re.compile(r"(?:and/)?or\b", re.IGNORECASE)


def prose_run(words: str, kind: str) -> list[Cutpoint]:
    """Where do the criteria of a paragraph start? Empty if it is but one.

    A list in which "or" joins what stands between the semicolons asks for one of it: it stays one
    criterion, unless it excludes.
    """
    return _parts(words, kind) or _sentences(words)


def _parts(words: str, kind: str) -> list[Cutpoint]:
    """Where do the parts of a list by semicolons start, if it is nothing but one?"""
    if words.count(";") < 2 or _FULL_STOP.search(_BRACKETS.sub("", words)):
        return []
    places, depth = [0], 0
    for match in _PART.finditer(words):
        sign = match.group()
        if sign != ";":
            depth = max(0, depth + (1 if sign in "([" else -1))
        elif not depth:
            places.append(_after_blanks(words, match.end()))
    places = [place for place in places if place < len(words)]
    joined = any(_ALTERNATIVE.match(words, place) for place in places)
    wordy = any(
        stop - place > _LONGEST or _REFERS.match(words, place)
        for place, stop in pairwise([*places, len(words)])
    )
    if len(places) < 3 or wordy or (joined and kind == "inclusion"):
        return []
    return [Cutpoint(place, place, None) for place in places]


def _sentences(words: str) -> list[Cutpoint]:
    """Where do the sentences start that do not refer back to the one before?"""
    if len(words) <= _SHORTEST:
        return []
    places = [
        match.end()
        for match in _SENTENCE_END.finditer(words)
        if not _ANAPHORIC.match(words, match.end()) and _balanced(words[: match.start()])
    ]
    return [Cutpoint(place, place, None) for place in [0, *places]] if places else []


def _balanced(words: str) -> bool:
    return words.count("(") <= words.count(")")


def _after_blanks(words: str, place: int) -> int:
    while place < len(words) and words[place].isspace():
        place += 1
    return place
