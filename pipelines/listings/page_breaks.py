"""Where does a page of a printed protocol end: its number, headers and footers?"""

from __future__ import annotations

import re
from collections import Counter

from pipelines.listings.labels import Line
from pipelines.listings.layout import lines_of

Span = tuple[int, int]

_NUMBER = re.compile(
    r"(?:\S.{0,70}(?:\s{2,}|\|\s*))?page\s{1,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?"
    r"(?:(?:\s{2,}|\s*\|).{0,70})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_REACH = 3  # so many lines above and below a page's number may be its header or footer


def without_page_breaks(clean: str) -> tuple[str, list[Span]]:
    """The same text with its page numbers and running titles blanked, and where they stood.

    A sentence that a page's end broke in two goes on in the next line then.
    """
    if "Page " not in clean and "PAGE " not in clean:
        return clean, []
    lines = lines_of(clean)
    breaks = _breaks(clean, lines)
    if not breaks:
        return clean, []
    signs = list(clean)
    for place in breaks:
        line = lines[place]
        signs[line.body : line.end] = " " * (line.end - line.body)
    for place in breaks:
        if place + 1 < len(lines) and place + 1 not in breaks:
            _mend(clean, signs, lines, breaks, place)
    return "".join(signs), [(lines[n].body, lines[n].end) for n in sorted(breaks)]


def _breaks(clean: str, lines: list[Line]) -> set[int]:
    """Which lines are page numbers, or stand beside one and beside others again?"""
    numbers = [
        place
        for place, line in enumerate(lines)
        if line.end - line.body < 140 and _NUMBER.fullmatch(clean, line.body, line.end)
    ]
    words = [_DIGITS.sub("0", clean[line.body : line.end]) for line in lines] if numbers else []
    often = Counter(words)
    found = set(numbers)
    for number in numbers:
        for step in (-1, 1):
            for place in range(number + step, number + step * (_REACH + 1), step):
                if not 0 <= place < len(lines) or often[words[place]] < 2:
                    break
                if "clusion" in words[place].lower():
                    break  # "Inclusion criteria (continued)"
                found.add(place)
    return found | {
        n for n, those in enumerate(words) if n not in found and _again(n, words, found)
    }


def _again(place: int, words: list[str], found: set[int]) -> bool:
    """Does a line say what a running title does, above the first page's number?"""
    return any(words[place] == words[other] for other in found)


def _mend(clean: str, signs: list[str], lines: list[Line], breaks: set[int], place: int) -> None:
    """Take away the blank lines of a break that parts a sentence."""
    first = place
    while first in breaks and first:
        first -= 1
    before, after = lines[first], lines[place + 1]
    if first in breaks or clean[before.end - 1] in ".:;" or not clean[after.body].islower():
        return
    start = clean.rfind("\n", before.end, after.body)
    for n in range(before.end, start):
        if signs[n] == "\n":
            signs[n] = " "
