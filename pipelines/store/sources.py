"""The rows of a stored file, from any form that is written, one at a time.

A row that cannot be read is reported and never stops the others.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from nlp.errors import InputError, RecordError
from pipelines.store.tables import FORMS, Json, record_of

OnError = Callable[[InputError], None]
Rows = Iterator[tuple[int, Json | InputError]]
_BATCH = 1000


def rows(source: str, kind: str, on_error: OnError) -> Iterator[tuple[int, Json]]:
    """Each row's number and record. What is none goes to on_error, with file and row."""
    try:
        for number, found in _rows(source, kind):
            if isinstance(found, InputError):
                on_error(found)
            else:
                yield number, found
    except OSError as fault:
        on_error(InputError(source, None, fault.strerror or "cannot be read"))
    except (EOFError, zlib.error):
        on_error(InputError(source, None, "a damaged archive"))


def _rows(source: str, kind: str) -> Rows:
    if source == "-":
        stream = _text(sys.stdin.buffer)
        yield from _json_rows(stream, "standard input")
        stream.detach()
    elif source.endswith((".jsonl", ".jsonl.gz")):
        opened = gzip.open if source.endswith(".gz") else open
        with opened(source, "rb") as raw, _text(raw) as stream:
            yield from _json_rows(stream, source)
    elif source.endswith(".csv"):
        with Path(source).open("rb") as raw, _text(raw, newline="") as stream:
            yield from _csv_rows(stream, source, kind)
    elif source.endswith(".parquet"):
        yield from _parquet_rows(source, kind)
    elif source.endswith(".duckdb"):
        yield from _duckdb_rows(source, kind)
    else:
        known = ", ".join(FORMS)
        yield 0, InputError(source, None, f"cannot tell the form by its ending; known are {known}")


def _text(raw: Any, newline: str | None = None) -> io.TextIOWrapper:
    """Bytes that are not UTF-8 become U+FFFD: one damaged row does not end the file."""
    return io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline=newline)


def _json_rows(stream: IO[str], source: str) -> Rows:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield number, InputError(source, number, "malformed JSON")
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            yield number, InputError(source, number, "wanted a JSON object")


def _record(row: Any, number: int, source: str, kind: str) -> tuple[int, Json | InputError]:
    try:
        return number, record_of(row, kind)
    except RecordError as fault:
        return number, InputError(source, number, str(fault))


def _csv_rows(stream: IO[str], source: str, kind: str) -> Rows:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    number = 1  # the header
    try:
        for row in csv.DictReader(stream):
            number += 1
            yield _record(row, number, source, kind)
    except csv.Error:
        yield number, InputError(source, number + 1, "malformed row: the rest is not read")


def _parquet_rows(source: str, kind: str) -> Rows:
    from pyarrow import ArrowException, parquet

    number = 0
    try:
        with Path(source).open("rb") as raw:
            for batch in parquet.ParquetFile(raw).iter_batches(_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(row, number, source, kind)
    except ArrowException:
        yield number, InputError(source, None, "no Parquet file, or a damaged one")


def _duckdb_rows(source: str, kind: str) -> Rows:
    import duckdb

    if not Path(source).exists():
        raise FileNotFoundError(2, "No such file or directory")
    number = 0
    try:
        with duckdb.connect(source, read_only=True) as connection:
            result = connection.execute(f'SELECT * FROM "{kind}"')
            names = [column[0] for column in result.description]
            while batch := result.fetchmany(_BATCH):
                for values in batch:
                    number += 1
                    row = dict(zip(names, values, strict=True))
                    yield _record(row, number, source, kind)
    except duckdb.Error:
        yield number, InputError(source, None, f"no DuckDB file, or none with a table {kind!r}")
