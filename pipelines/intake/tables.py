"""Which rows does a table hold: comma, tab or pipe separated, with a header?"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from io import BufferedReader

from pipelines.intake.texts import NotText, lines_of

_DELIMITERS = {".csv": ",", ".tsv": "\t"}


def is_aact(header: str) -> bool:
    """Is this the header of AACT's pipe-separated eligibilities?"""
    names = header.strip().lower().split("|")
    return "nct_id" in names and "criteria" in names


def table_rows(
    stream: BufferedReader, suffix: str, needed: tuple[tuple[str, ...], ...] = ()
) -> Iterator[tuple[int, dict[str, str] | NotText]]:
    """Each row's number (the header is 1) and its fields, by the header's names in lower case.

    needed: of each of these groups one name must be in the header.
    Raises: NotText for an empty file, or a header without what is needed.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    lines = lines_of(stream)
    header = next(lines, "")
    if not header.strip():
        raise NotText("empty file")
    delimiter = _delimiter(header, suffix)
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter))]
    for group in needed:
        if not any(name in names for name in group):
            raise NotText(f"no column {group[0]!r} in the header")
    rows = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            yield number, NotText(f"malformed row: {fault}")
            continue
        if len(row) > len(names):
            yield number, NotText(f"{len(row)} fields, wanted {len(names)}")
        elif any(row):
            yield number, dict(zip(names, row, strict=False))


def _delimiter(header: str, suffix: str) -> str:
    if is_aact(header):
        return "|"
    usual = _DELIMITERS.get(suffix, ",")
    return max((usual, ",", "\t", ";", "|"), key=header.count) if usual not in header else usual
