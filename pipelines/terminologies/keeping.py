"""One file for all that a user imported: sources are added and removed, the rest follows.

Every source's concepts stand in it as they were read. What is looked up (names, concepts, the
is-a closure, the filters) is derived from all of them anew at each change, in one transaction: a
change that fails leaves the file as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from nlp.errors import TerminologyError
from nlp.vocabulary import SCHEMA_VERSION, Vocabulary
from pipelines.terminologies.deriving import derive
from pipelines.terminologies.forms import read_terminology
from pipelines.terminologies.rows import Imported, OnFault

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (number INTEGER PRIMARY KEY, name TEXT UNIQUE, concepts INTEGER);
CREATE TABLE IF NOT EXISTS given (
  source INTEGER, id TEXT, kind TEXT, names TEXT, parents TEXT, codes TEXT);
CREATE INDEX IF NOT EXISTS given_source ON given (source);
CREATE TABLE IF NOT EXISTS concepts (
  number INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, name TEXT, codes TEXT);
CREATE TABLE IF NOT EXISTS names (
  key TEXT PRIMARY KEY, concept INTEGER, exact TEXT, written TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ids (id TEXT PRIMARY KEY, concept INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS closure (
  ancestor INTEGER, descendant INTEGER, distance INTEGER,
  PRIMARY KEY (descendant, ancestor)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS closure_down ON closure (ancestor);
CREATE INDEX IF NOT EXISTS names_concept ON names (concept);
"""
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A source of the file: its name and how many concepts it brought; `names` of all sources."""

    name: str
    concepts: int
    names: int = 0


def add_terminology(
    store: Path,
    paths: Sequence[Path],
    *,
    name: str,
    vocabulary: Vocabulary,
    kind: str = "",
    on_fault: OnFault = lambda _: None,
) -> Kept:
    """Read a terminology and keep it under a name; a source of that name is replaced.

    Args: vocabulary, the shipped one: an imported concept whose preferred name it knows is the
        shipped concept; kind, of concepts whose kind the terminology does not tell.
    Raises: TerminologyError if nothing could be read; the file is as before.
    """
    with _changed(store) as rows:
        _forget(rows, name)
        number = rows.execute("INSERT INTO sources (name) VALUES (?)", (name,)).lastrowid
        count = _enter(rows, number, read_terminology(paths, on_fault), kind)
        if not count:
            raise TerminologyError(str(paths[0]), "no concept with a name in it")
        rows.execute("UPDATE sources SET concepts = ? WHERE number = ?", (count, number))
        return Kept(name, count, derive(rows, vocabulary))


def remove_source(store: Path, name: str, *, vocabulary: Vocabulary) -> Kept:
    """Take a source out again.

    Raises: TerminologyError if there is none of that name.
    """
    known = {source.name: source for source in list_sources(store)}
    if name not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise TerminologyError(str(store), f"no source {name!r}; there are: {listed}")
    with _changed(store) as rows:
        _forget(rows, name)
        return Kept(name, known[name].concepts, derive(rows, vocabulary))


def list_sources(store: Path) -> list[Kept]:
    """The sources of a file in the order in which they were added; none if there is no file."""
    if not store.is_file():
        return []
    with closing(sqlite3.connect(store)) as rows:
        try:
            found = rows.execute("SELECT name, concepts FROM sources ORDER BY number").fetchall()
        except sqlite3.Error as fault:
            raise TerminologyError(str(store), f"not a terminology file ({fault})") from None
    return [Kept(name, concepts) for name, concepts in found]


@contextmanager
def _changed(store: Path) -> Iterator[sqlite3.Connection]:
    """The file open for one change: all of it or nothing."""
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(store, isolation_level=None)) as rows:
            rows.executescript("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -200000;")
            rows.executescript(_TABLES)
            rows.execute("BEGIN")
            try:
                rows.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (SCHEMA_VERSION,))
                yield rows
            except BaseException:
                rows.execute("ROLLBACK")
                raise
            rows.execute("COMMIT")
    except (sqlite3.Error, OSError) as fault:
        raise TerminologyError(str(store), f"cannot be written: {fault}") from None


def _forget(rows: sqlite3.Connection, name: str) -> None:
    rows.execute(
        "DELETE FROM given WHERE source IN (SELECT number FROM sources WHERE name = ?)", (name,)
    )
    rows.execute("DELETE FROM sources WHERE name = ?", (name,))


def _enter(
    rows: sqlite3.Connection, number: int | None, concepts: Iterable[Imported], kind: str
) -> int:
    """Put a source's concepts down as they are; how many?"""
    count, waiting = 0, []
    for concept in concepts:
        count += 1
        waiting.append(
            (
                number,
                concept.id,
                concept.kind or kind or "condition",
                json.dumps(concept.names),
                json.dumps(concept.parents),
                json.dumps(concept.codes),
            )
        )
        if len(waiting) >= _BATCH:
            rows.executemany("INSERT INTO given VALUES (?, ?, ?, ?, ?, ?)", waiting)
            waiting.clear()
    rows.executemany("INSERT INTO given VALUES (?, ?, ?, ?, ?, ?)", waiting)
    return count
