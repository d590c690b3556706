"""Which imported concepts bear a name? For a person who wants to see what is in the file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from nlp.errors import TerminologyError
from nlp.vocabulary import Codes, keys


@dataclass(frozen=True, slots=True)
class Hit:
    """An imported concept that a search found, and the name of it that did."""

    concept_id: str
    kind: str
    name: str
    found: str
    codes: Codes
    parents: tuple[str, ...]


_HIT = """
SELECT c.number, c.id, c.kind, c.name, c.codes, n.written FROM names n
JOIN concepts c ON c.number = n.concept WHERE {where} GROUP BY c.number
ORDER BY min(length(n.written)), c.number LIMIT ?
"""


def search_names(store: Path, text: str, *, most: int = 20) -> list[Hit]:
    """Concepts by id, by a name as a text would write it, else by names that begin so.

    Raises: TerminologyError if the file is missing or none of ours.
    """
    if not store.is_file():
        raise TerminologyError(str(store), "no terminology was added yet")
    exact = [" ".join(key) for key in keys(text)]
    begin = min(exact, default=text.lower())
    marks = ", ".join("?" * len(exact))
    asked: list[tuple[str, tuple[str, ...]]] = [
        ("c.id = ? OR c.number = (SELECT concept FROM ids WHERE id = ?)", (text, text)),
        (f"n.key IN ({marks})", tuple(exact)),
        ("n.key >= ? AND n.key < ?", (begin, begin + "\U0010ffff")),
    ]
    with closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as rows:
        try:
            for where, values in asked:
                found = rows.execute(_HIT.format(where=where), (*values, most)).fetchall()
                if found:
                    return [_hit(rows, row) for row in found]
        except sqlite3.Error as fault:
            raise TerminologyError(str(store), f"not a terminology file ({fault})") from None
    return []


def _hit(rows: sqlite3.Connection, row: tuple[int, str, str, str, str, str]) -> Hit:
    number, identity, kind, name, codes, written = row
    parents = rows.execute(
        "SELECT o.name FROM closure l JOIN concepts o ON o.number = l.ancestor"
        " WHERE l.descendant = ? AND l.distance = 1 ORDER BY o.name",
        (number,),
    ).fetchall()
    known = tuple((s, tuple(c)) for s, c in json.loads(codes).items())
    return Hit(identity, kind, name, written, known, tuple(each for (each,) in parents))
