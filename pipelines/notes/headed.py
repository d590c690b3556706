"""Which date heads what stands below it: alone on its line, or at the top of a column?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from nlp.recognizers import Found
from pipelines.notes.rows import CELL

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TITLE = re.compile(
    r"(?:[\W_]|\b(?:dates?|labs?|bloods?|results?|visit|seen|collected|drawn|taken|on|of|from|"
    r"the|at|am|pm|\d\d?)\b)*",
    re.IGNORECASE,
)
_MOST_ROWS = 60
_WIDEST = 24  # characters of a cell that is no date among the dates of a header
Headed = tuple[int, int, Found]


def titles(
    text: str, lines: Sequence[tuple[int, int]], between: Callable[[int, int], list[Found]]
) -> Iterator[Headed]:
    """The dates alone on their line, each with where its reach begins and ends.

    Args: between, the dates between two offsets.
    """
    for low, high in lines:
        inside = between(low, high)
        if len(inside) != 1:
            continue
        (each,) = inside
        rest = text[low : each.start] + " " + text[each.end : high]
        if _TITLE.fullmatch(rest):
            blank = _BLANK_LINE.search(text, high)
            yield high, blank.start() if blank else len(text), each


def columns(text: str, dates: Sequence[Found]) -> list[Headed]:
    """The cells of the rows below a header of dates, each with the date of its column."""
    made: list[Headed] = []
    if len(dates) < 2 or ("  " not in text and "\t" not in text):
        return made
    starts = [each.start for each in dates]
    header: list[tuple[int, Found | None]] = []
    rows = start = 0
    for line in text.split("\n"):
        inside = dates[bisect_left(starts, start) : bisect_left(starts, start + len(line))]
        cells = [(m.start() + start, m.end() + start) for m in CELL.finditer(line)]
        if len(inside) > 1 and (found := _header(cells, inside, start)):
            header, rows = found, 0
        elif header and rows < _MOST_ROWS and ("\t" in line or line.strip()):
            rows += 1
            made += _dated(cells, header, start)
        else:
            header = []
        start += len(line) + 1
    return made


def _header(
    cells: list[tuple[int, int]], dates: Sequence[Found], start: int
) -> list[tuple[int, Found | None]]:
    """The cells of a header, each with its middle and its date; nothing if it is no header."""
    found: list[tuple[int, Found | None]] = []
    for low, high in cells:
        own = [each for each in dates if low <= each.start and each.end <= high]
        if len(own) > 1 or (not own and high - low > _WIDEST):
            return []
        if own and high - low > own[0].end - own[0].start + 8:
            return []  # a date among words
        found.append(((low + high) // 2 - start, own[0] if own else None))
    return found


def _dated(
    cells: list[tuple[int, int]], header: list[tuple[int, Found | None]], start: int
) -> Iterator[Headed]:
    named = 1 if header[0][1] is not None else 0  # the column of names has no date over it
    full = len(cells) - len(header) == named
    for number, (low, high) in enumerate(cells):
        if full:
            date = header[number - named][1] if number >= named else None
        else:
            place = (low + high) // 2 - start
            date = min(header, key=lambda each: abs(each[0] - place))[1] if number else None
        if date is not None:
            yield low, high, date
