"""Records to and from files, in batches: JSONL to exchange, Parquet, CSV and DuckDB to query.

The form follows the file's ending; `-` is JSONL on standard input or output. Tables hold one
record a row; nested values stand in them as JSON strings, so that they open in pandas.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from nlp.errors import InputError

Json = Mapping[str, Any]
BATCH = 1000
FORMS = (".jsonl", ".jsonl.gz", ".parquet", ".csv", ".duckdb")


class Sink(Protocol):
    """Where records of one kind go."""

    def write(self, record: Json) -> None: ...
    def close(self) -> None: ...


class JsonLines:
    """One record a line; each line is out as soon as it is written in full."""

    def __init__(self, stream: IO[str], keep_open: bool = False) -> None:
        self._stream, self._keep_open = stream, keep_open

    def write(self, record: Json) -> None:
        self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._stream.flush()
        if not self._keep_open:
            self._stream.close()


class Csv:
    """A table with a header; the columns are those of the first record."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer: csv.DictWriter[str] | None = None

    def write(self, record: Json) -> None:
        row = flat(record)
        if self._writer is None:
            self._writer = csv.DictWriter(self._file, list(row), extrasaction="ignore")
            self._writer.writeheader()
        self._writer.writerow(row)

    def close(self) -> None:
        self._file.close()


class Parquet:
    """A Parquet file, written in row groups of one batch."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: list[dict[str, Any]] = []
        self._writer: Any = None

    def write(self, record: Json) -> None:
        self._rows.append(flat(record))
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not self._rows:
            return
        if self._writer is None:
            schema = pa.schema([(name, _arrow_type(name)) for name in self._rows[0]])
            self._writer = pq.ParquetWriter(self._path, schema)
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._writer.schema))
        self._rows = []

    def close(self) -> None:
        self._flush()
        if self._writer is not None:
            self._writer.close()


class DuckDb:
    """A table of a DuckDB file, named after the kind of record."""

    def __init__(self, path: Path, table: str) -> None:
        import duckdb

        self._connection = duckdb.connect(str(path))
        self._table = table
        self._rows: list[dict[str, Any]] = []
        self._made = False

    def write(self, record: Json) -> None:
        self._rows.append(flat(record))
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if not self._rows:
            return
        schema = pa.schema([(name, _arrow_type(name)) for name in self._rows[0]])
        self._connection.register("batch", pa.Table.from_pylist(self._rows, schema=schema))
        if not self._made:
            self._connection.execute(
                f'CREATE OR REPLACE TABLE "{self._table}" AS SELECT * FROM batch'
            )
            self._made = True
        else:
            self._connection.execute(f'INSERT INTO "{self._table}" SELECT * FROM batch')
        self._connection.unregister("batch")
        self._rows = []

    def close(self) -> None:
        self._flush()
        self._connection.close()


_NUMBERS = ("confidence", "score")
_FLAGS = ("disqualifies",)


def _arrow_type(name: str) -> Any:
    import pyarrow as pa

    return pa.float64() if name in _NUMBERS else pa.bool_() if name in _FLAGS else pa.string()


def flat(record: Json) -> dict[str, Any]:
    """A record as one row: nested values as JSON strings."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
        for key, value in record.items()
    }


def wrong_form(target: str) -> str | None:
    """Why can no records be written to this name? None if they can."""
    if target == "-" or target.endswith(FORMS):
        return None
    return f"{target}: cannot tell the form by its ending; known are {', '.join(FORMS)} and -"


@contextmanager
def writing(target: str, kind: str) -> Iterator[Sink]:
    """A sink for records of one kind (`trials`, `facts`, `verdicts`, `matches`).

    What was written stays, whatever happens after.
    """
    sink = _sink(target, kind)
    try:
        yield sink
    finally:
        sink.close()


def _sink(target: str, kind: str) -> Sink:
    if target == "-":
        return JsonLines(sys.stdout, keep_open=True)
    path = Path(target)
    if path.parent != Path():
        path.parent.mkdir(parents=True, exist_ok=True)
    if target.endswith(".csv"):
        return Csv(path)
    if target.endswith(".parquet"):
        return Parquet(path)
    if target.endswith(".duckdb"):
        return DuckDb(path, kind)
    if target.endswith(".gz"):
        return JsonLines(gzip.open(path, "wt", encoding="utf-8"))
    return JsonLines(path.open("w", encoding="utf-8"))


def reading(source: str, kind: str) -> Iterator[tuple[int, Json]]:
    """The records of a file with their row numbers, from any form `writing` makes.

    Raises: InputError, naming file and row, when a row is no record.
    """
    if source == "-":
        yield from _json_rows(sys.stdin, "standard input")
    elif source.endswith((".jsonl", ".jsonl.gz")):
        opened = gzip.open if source.endswith(".gz") else open
        with opened(source, "rt", encoding="utf-8") as stream:
            yield from _json_rows(stream, source)
    else:
        yield from _table_rows(source, kind)


def _json_rows(stream: IO[str], name: str) -> Iterator[tuple[int, Json]]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(name, number, f"no JSON ({type(error).__name__})") from None
        if not isinstance(record, dict):
            raise InputError(name, number, "no JSON object")
        yield number, record


def _table_rows(source: str, kind: str) -> Iterator[tuple[int, Json]]:
    if source.endswith(".csv"):
        with Path(source).open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), 2):
                yield number, _nested(row)
    elif source.endswith(".parquet"):
        import pyarrow.parquet as pq

        number = 0
        for batch in pq.ParquetFile(source).iter_batches(BATCH):
            for row in batch.to_pylist():
                number += 1
                yield number, _nested(row)
    elif source.endswith(".duckdb"):
        import duckdb

        with duckdb.connect(source, read_only=True) as connection:
            result = connection.execute(f'SELECT * FROM "{kind}"')
            names = [column[0] for column in result.description]
            for number, values in enumerate(result.fetchall(), 1):
                yield number, _nested(dict(zip(names, values, strict=True)))
    else:
        raise InputError(source, None, f"unknown form; known are {', '.join(FORMS)}")


def _nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as a record again: JSON strings opened, empty cells None."""
    made: dict[str, Any] = {}
    for key, value in row.items():
        if value == "":
            value = None
        elif isinstance(value, str) and value[:1] in "{[" and key not in ("text", "title"):
            value = json.loads(value)
        elif key in _NUMBERS and isinstance(value, str):
            value = float(value)
        made[key] = value
    return made
