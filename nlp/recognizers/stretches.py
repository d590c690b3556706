"""Where is a slow pattern worth trying? Only where a number or a sign stands that it needs.

Most text is prose: a pattern for dates or ages that is tried at every character of it costs more
than all else that is read. What is found is the same as without these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=8)
def number_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where do the runs of digits of a text begin and end? Kept for a moment, for many ask."""
    return tuple([match.span() for match in _NUMBER.finditer(text)])


def around(places: Iterable[int], before: int, behind: int) -> Iterator[tuple[int, int]]:
    """The stretches so many characters before and behind each place, united where they meet.

    Args: places, in order of the text.
    """
    start, end = -1, -1
    for place in places:
        if start >= 0 and place - before <= end:
            end = place + behind
            continue
        if start >= 0:
            yield start, end
        start, end = max(0, place - before), place + behind
    if start >= 0:
        yield start, end


def near(
    pattern: re.Pattern[str], text: str, places: Iterable[int], before: int, behind: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern near places of which each of its matches holds one.

    Args: before, the most characters that a match may have before its place; behind, the most that
        it may have from its place on, with what it looks ahead for.
    """
    for low, high in around(places, before, behind):
        yield from pattern.finditer(text, low, high)


def beginning(
    pattern: re.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that can begin at nothing but given places, none overlapping."""
    free = 0
    for place in places:
        if place >= free and (match := pattern.match(text, place)):
            yield match
            free = match.end()
