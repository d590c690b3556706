"""How does a Markdown table of criteria read: its rows as items, its head as a heading?

Where inclusions and exclusions stand side by side, each cell becomes a line of its column's kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Span = tuple[int, int]

_ROW = re.compile(r"^[ \t]*\|[^\n]*$", re.MULTILINE)
_CELL = re.compile(r"[^|]+")
_COUNT = re.compile(r"(?:[IE]C?)?(\d{1,3})([.)]?)")
_KINDS = re.compile(r"\b(?:in|ex)clusion\b", re.IGNORECASE)
_KIND = re.compile(r"(?P<kind>in|ex)cl(?:usion|uded?|\.)?(?: criteri(?:on|a))?", re.IGNORECASE)
_LONGEST_NAME = 40


@dataclass(slots=True)
class Grid:
    """A text without the signs of its tables: where these stood, and the kind of single cells."""

    clean: str
    gone: list[Span] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)


def without_grid(clean: str) -> Grid:
    """The same text with the signs of its tables blanked, and where these stood.

    A row's number becomes its label; other rows get a bullet for their first sign.
    """
    if "|" not in clean or not any(map(_is_rule, _ROW.findall(clean))):
        return Grid(clean)
    signs = list(clean)
    gone: list[Span] = []
    kinds: dict[int, str] = {}
    columns: list[str | None] = []
    rows = list(_ROW.finditer(clean))
    for number, row in enumerate(rows):
        following = rows[number + 1].group() if number + 1 < len(rows) else ""
        if number and rows[number - 1].end() + 1 != row.start():
            columns = []
        if _is_rule(row.group()) or not _cells(row):
            blank(signs, gone, row.start(), row.end())
        elif _is_rule(following):
            columns = _columns(row)
            if columns:
                _part(signs, gone, row, columns)
            else:
                _head(signs, gone, row)
        elif columns:
            kinds |= _part(signs, gone, row, columns)
        else:
            kinds |= _item(signs, gone, row)
    return Grid("".join(signs), gone, kinds)


def _is_rule(row: str) -> bool:
    """Is a row the rule below a table's head ("|---|:--|")?"""
    return "-" in row and all(sign in " \t\r:|-" for sign in row)


def blank(signs: list[str], gone: list[Span], start: int, end: int) -> None:
    """Blank a stretch, less the blanks around it, and note where it stood."""
    while start < end and signs[start].isspace():
        start += 1
    while start < end and signs[end - 1].isspace():
        end -= 1
    if start < end:
        signs[start:end] = " " * (end - start)
        gone.append((start, end))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _cells(row: re.Match[str]) -> list[Span]:
    """Where do a row's cells stand that hold words?"""
    return [
        (row.start() + cell.start(), row.start() + cell.end())
        for cell in _CELL.finditer(row.group())
        if cell.group().strip()
    ]


def _columns(row: re.Match[str]) -> list[str | None]:
    """The kind of each cell below a head that names both kinds; nothing if it does not."""
    found = [_KINDS.search(cell) for cell in row.group().split("|")]
    kinds = [match and ("exclusion" if match[0][0] in "eE" else "inclusion") for match in found]
    return kinds if {"inclusion", "exclusion"} <= set(kinds) else []


def _part(
    signs: list[str], gone: list[Span], row: re.Match[str], columns: list[str | None]
) -> dict[int, str]:
    """Make each cell of a kind a line of its own; where do those of which kind begin?"""
    kinds: dict[int, str] = {}
    start = row.start()
    for number, cell in enumerate(row.group().split("|")):
        kind = columns[number] if number < len(columns) else None
        body, end = _stripped(row.string, start, start + len(cell))
        if kind is None:
            blank(signs, gone, start, start + len(cell))
        elif body < end:
            kinds[body] = kind
        start += len(cell) + 1
        if start <= row.end():
            signs[start - 1] = "\n"
            gone.append((start - 1, start))
    return kinds


def _head(signs: list[str], gone: list[Span], row: re.Match[str]) -> None:
    """Keep of a head the first cell that names a kind of criteria."""
    text, kept = row.string, None
    for start, end in _cells(row):
        if kept is None and _KINDS.search(text, start, end):
            kept = (start, end)
    first = kept[0] if kept else row.end()
    blank(signs, gone, row.start(), first)
    blank(signs, gone, kept[1] if kept else row.end(), row.end())


def _item(signs: list[str], gone: list[Span], row: re.Match[str]) -> dict[int, str]:
    """Make a row an item: "| 2 | gout |" as "  2.  gout", "| gout |" as "• gout".

    The kind that its last cell names is told by where the item begins.
    """
    text, cells = row.string, _cells(row)
    bars = [row.start() + n for n, sign in enumerate(row.group()) if sign == "|"]
    count = _COUNT.fullmatch(text, *_stripped(text, *cells[0])) if len(cells) > 1 else None
    kind = _KIND.fullmatch(text, *_stripped(text, *cells[-1])) if len(cells) > 1 else None
    if kind is not None:
        blank(signs, gone, *cells[-1])
        cells = cells[:-1]
    label = None
    if count is not None and not count[2]:
        label = count.end(1)
        signs[label] = "."
    elif count is None:
        named = len(cells) == 2 and _named(text, cells[0])
        label = cells[0][1] if named else bars[0]
        signs[label] = ":" if named else "•"
    for bar in bars:
        if bar != label:
            signs[bar] = " "
            gone.append((bar, bar + 1))
    if kind is None:
        return {}
    body = bars[0] if count is None else _stripped(text, *cells[0])[0]
    return {body: "inclusion" if kind["kind"].lower() == "in" else "exclusion"}


def _named(text: str, cell: Span) -> bool:
    """Does a row's first cell name the kind of what the second holds?"""
    return cell[1] - cell[0] < _LONGEST_NAME and _KINDS.search(text, *cell) is not None
