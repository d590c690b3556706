"""Where records of one kind are written, in batches; the form follows the file's ending."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from nlp.errors import OutputError
from pipelines.store.tables import TABLES, Cell, Json, row_of

BATCH = 1000


class Sink(Protocol):
    """Where records of one kind go."""

    def write(self, record: Json) -> None: ...
    def close(self) -> None: ...


class JsonLines:
    """One record a line; each line is written in full or not at all."""

    def __init__(self, stream: IO[str], keep_open: bool = False) -> None:
        self._stream, self._keep_open = stream, keep_open

    def write(self, record: Json) -> None:
        try:
            self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        except UnicodeEncodeError:  # half a surrogate pair, or a terminal without UTF-8
            self._stream.write(json.dumps(record) + "\n")

    def write_line(self, line: str) -> None:
        """A record that is a line of JSON already."""
        try:
            self._stream.write(line + "\n")
        except UnicodeEncodeError:
            self.write(json.loads(line))

    def close(self) -> None:
        self._stream.flush()
        if not self._keep_open:
            self._stream.close()


class Csv:
    """A table with a header, its kind's columns."""

    def __init__(self, path: Path, kind: str) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._file, list(TABLES[kind]))
        self._kind = kind
        self._writer.writeheader()

    def write(self, record: Json) -> None:
        self._writer.writerow(row_of(record, self._kind))

    def close(self) -> None:
        self._file.close()


class Parquet:
    """A Parquet file, one row group a batch."""

    def __init__(self, path: Path, kind: str) -> None:
        from pyarrow import parquet

        self._kind = kind
        self._schema = _arrow_schema(kind)
        self._rows: list[dict[str, Any]] = []
        self._writer: Any = parquet.ParquetWriter(path, self._schema)

    def write(self, record: Json) -> None:
        self._rows.append(row_of(record, self._kind))
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []

    def close(self) -> None:
        self._flush()
        self._writer.close()


class DuckDb:
    """A table of a DuckDB file, named after the kind of record; its other tables stay."""

    def __init__(self, path: Path, kind: str) -> None:
        import duckdb

        self._kind = kind
        self._schema = _arrow_schema(kind)
        self._rows: list[dict[str, Any]] = []
        self._connection = duckdb.connect(str(path))
        self._batch(f'CREATE OR REPLACE TABLE "{kind}" AS SELECT * FROM batch')

    def write(self, record: Json) -> None:
        self._rows.append(row_of(record, self._kind))
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._batch(f'INSERT INTO "{self._kind}" SELECT * FROM batch')
            self._rows = []

    def _batch(self, query: str) -> None:
        import pyarrow

        table = pyarrow.Table.from_pylist(self._rows, schema=self._schema)
        self._connection.register("batch", table)
        self._connection.execute(query)
        self._connection.unregister("batch")

    def close(self) -> None:
        self._flush()
        self._connection.close()


def _arrow_schema(kind: str) -> Any:
    import pyarrow

    types = {Cell.NUMBER: pyarrow.float64(), Cell.FLAG: pyarrow.bool_()}
    return pyarrow.schema([(n, types.get(c, pyarrow.string())) for n, c in TABLES[kind].items()])


@contextmanager
def writing(target: str, kind: str) -> Iterator[Sink]:
    """A sink for records of one kind (`trials`, `facts`, `verdicts`, `matches`).

    What was written stays, whatever happens after.
    Raises: OutputError if the file cannot be made.
    """
    sink = _opened(target, kind)
    try:
        yield sink
    finally:
        sink.close()


def _opened(target: str, kind: str) -> Sink:
    if target == "-":
        return JsonLines(sys.stdout, keep_open=True)
    path = Path(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if target.endswith(".duckdb"):
            return _duckdb(path, kind)
        if target.endswith(".csv"):
            return Csv(path, kind)
        if target.endswith(".parquet"):
            return Parquet(path, kind)
        if target.endswith(".gz"):
            return JsonLines(gzip.open(path, "wt", encoding="utf-8"))
        return JsonLines(path.open("w", encoding="utf-8"))
    except OSError as fault:
        raise OutputError(target, fault.strerror or type(fault).__name__) from fault


def _duckdb(path: Path, kind: str) -> Sink:
    import duckdb

    try:
        return DuckDb(path, kind)
    except duckdb.Error as fault:
        raise OutputError(str(path), "no DuckDB file, or one in use") from fault
