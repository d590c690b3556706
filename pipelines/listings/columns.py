"""Where do inclusions and exclusions stand side by side, in an HTML table or divided by tabs?

Each cell becomes a line of its own; the kind of its column is told, by where it begins.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]{0,300}>", re.IGNORECASE)
_KINDS = re.compile(r"\b(in|ex)clu(?:sions?|ded?)\b", re.IGNORECASE)
_LONGEST_NAME = 60

Cell = tuple[int, int]


def without_columns(text: str, clean: str) -> tuple[str, dict[int, str]]:
    """The clean text with the cells of such tables as lines, and the kinds of these cells.

    A row may also begin with its kind; then its cells are lines, the first of them a heading.
    """
    tagged = "</td>" in text or "</TD>" in text or "<td" in text
    tabbed = "\t" in clean and "nclusion" in clean.lower()
    tables = [*(_tagged(text) if tagged else ()), *(_tabbed(clean) if tabbed else ())]
    signs: list[str] = []
    kinds: dict[int, str] = {}
    for rows in tables:
        columns: list[str | None] = []
        for row in rows:
            named = [_named(clean, cell) for cell in row]
            if {"inclusion", "exclusion"} <= set(named):
                columns = []
            if columns or any(named):
                signs = signs or list(clean)
                _part(signs, row)
                kinds |= _kinds(clean, row, columns)
            if {"inclusion", "exclusion"} <= set(named):
                columns = named
    return ("".join(signs) if signs else clean), kinds


def _part(signs: list[str], row: list[Cell]) -> None:
    """Make each cell of a row a line."""
    for start, _ in row:
        if signs[start].isspace():
            signs[start] = "\n"


def _kinds(clean: str, row: list[Cell], columns: list[str | None]) -> dict[int, str]:
    """The kinds of a row's cells by their columns, by where the words of each begin."""
    found = {}
    for (start, end), kind in zip(row, columns, strict=False):
        words = clean[start:end]
        if kind and words.strip():
            found[start + len(words) - len(words.lstrip())] = kind
    return found


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
            named = [_named(line, (0, len(line))) is None and _KINDS.search(c) for c in cells]
            width = len(cells) if len(cells) > 1 and all(named) else 0
            tables.append([])
        if width:
            row, start = [], place
            for cell in cells:
                row.append((max(0, start - 1), start + len(cell)))
                start += len(cell) + 1
            tables[-1].append(row)
        place += len(line) + 1
    return tables
