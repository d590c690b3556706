"""Where do inclusions and exclusions stand side by side, in an HTML table or divided by tabs?

Each cell becomes a line of its own; the kind of its column is told, by where it begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from pipelines.listings.grids import Grid

_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]{0,300}>", re.IGNORECASE)
_KINDS = re.compile(r"\b(in|ex)clu(?:sions?|ded?)\b", re.IGNORECASE)
_LONGEST_NAME = 60

_COUNT = re.compile(r"(\d{1,3})[.)]?")

Cell = tuple[int, int]


def without_columns(text: str, clean: str) -> Grid:
    """The clean text with the cells of such tables as lines, and the kinds of these cells.

    A row may also begin with its kind; then its cells are lines, the first of them a heading.
    What stands in columns of no kind is gone, but for numbers, which become labels.
    """
    tagged = "</td>" in text or "</TD>" in text or "<td" in text
    tabbed = "\t" in clean and "nclu" in clean.lower()
    tables = [*(_tagged(text) if tagged else ()), *(_tabbed(clean) if tabbed else ())]
    signs: list[str] = []
    grid = Grid(clean)
    for rows in tables:
        columns: list[str | None] = []
        for row in rows:
            named = [_named(clean, cell) for cell in row]
            head = {"inclusion", "exclusion"} <= set(named)
            if not columns and not any(named):
                continue
            signs = signs or list(clean)
            if head:
                columns = named
            if columns:
                _part(signs, grid, row, columns, head=head)
            else:
                for start, _ in row:
                    _break(signs, start)
    return replace(grid, clean="".join(signs)) if signs else grid


def _break(signs: list[str], place: int) -> None:
    if signs[place].isspace():
        signs[place] = "\n"


def _part(
    signs: list[str], grid: Grid, row: list[Cell], columns: list[str | None], *, head: bool
) -> None:
    """Make each cell of a kind a line with the number before it as its label."""
    label: int | None = None
    for (start, end), kind in zip_longest(row, columns[: len(row)]):
        words = grid.clean[start:end]
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if label is None:
            _break(signs, start)
        if kind and first < last and not head:
            grid.kinds[first if label is None else label] = kind
        count = _COUNT.fullmatch(grid.clean, first, last) if not kind and not head else None
        if count and last < len(signs) and signs[last].isspace():
            signs[count.end(1)] = "."
            label = first
        else:
            label = None
            if not kind and first < last:
                signs[first:last] = " " * (last - first)
                grid.gone.append((first, last))


def _named(clean: str, cell: Cell) -> str | None:
    """Which kind of criteria does a cell's first line name, if it is a heading?"""
    words = clean[slice(*cell)].strip()
    head = words[: words.find("\n")] if "\n" in words else words
    if len(head) > _LONGEST_NAME:
        return None
    found = {match[1].lower() for match in _KINDS.finditer(head)}
    return f"{found.pop()}clusion" if len(found) == 1 else None


def _tagged(text: str) -> list[list[list[Cell]]]:
    """The tables of a page in HTML: their rows, each with its cells from tag to tag."""
    tables: list[list[list[Cell]]] = [[[]]]
    start: int | None = None
    for tag in _TAG.finditer(text):
        if start is not None:
            tables[-1][-1].append((start, tag.start()))
            start = None
        name = tag[2].lower()
        if name == "table":
            tables.append([[]])
        elif name == "tr":
            tables[-1].append([])
        elif not tag[1]:
            start = tag.start()
    if start is not None:
        tables[-1][-1].append((start, len(text)))
    return tables


def _tabbed(clean: str) -> list[list[list[Cell]]]:
    """The tables of a page pasted with tabs: below a line that names both kinds, cell by cell."""
    tables: list[list[list[Cell]]] = []
    width, place = 0, 0
    for line in clean.split("\n"):
        cells = line.split("\t")
        if not width or len(cells) != width:
            named = {_named(cell, (0, len(cell))) for cell in cells if len(cells) > 1}
            width = len(cells) if {"inclusion", "exclusion"} <= named else 0
            tables.append([])
        told = len(cells) == 2 and not width and _named(line, (0, len(cells[0]))) is not None
        if width or told:
            row, start = [], place
            for cell in cells:
                row.append((max(0, start - 1), start + len(cell)))
                start += len(cell) + 1
            tables[-1].append(row)
        place += len(line) + 1
    return tables
