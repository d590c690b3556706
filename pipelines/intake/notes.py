"""Which clinical notes lie behind the paths a user gives, whatever their form? One at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import Any

from nlp.errors import InputError
from nlp.model import Note
from pipelines.intake.fhir import FhirReader, is_resource
from pipelines.intake.jsons import json_lines, json_values
from pipelines.intake.note_rows import NEEDED, named_note, note_of
from pipelines.intake.sources import BROKEN, OnError, Source, sources
from pipelines.intake.tables import table_rows
from pipelines.intake.texts import NotText, text_of

Found = Iterator[tuple[int | None, Note | NotText]]


def read_notes(paths: list[str | Path], on_error: OnError) -> Iterator[Note]:
    """Read every note of these files, folders, archives, or of standard input ("-").

    What cannot be read goes to on_error, as an InputError that names file and row, and never
    quotes the text; everything else is still given.
    """
    fhir = FhirReader()
    for source in sources(paths, on_error):
        try:
            with source.open() as stream:
                for row, found in _read(source, stream, fhir):
                    if isinstance(found, Note):
                        yield replace(found, place=(source.name, row))
                    else:
                        on_error(InputError(source.name, row, found.reason))
        except NotText as fault:
            on_error(InputError(source.name, None, fault.reason))
        except BROKEN as fault:
            on_error(InputError(source.name, None, f"cannot be read: {type(fault).__name__}"))


def _read(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    reader = _READERS.get(source.suffix)
    if reader is not None:
        return reader(source, stream, fhir)
    if source.suffix == "" or str(source.relative) == "-":
        return _lines(source, stream, fhir)
    raise NotText(f"no note is read from {source.suffix} files")


def _text(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    yield None, named_note(source.relative, source.stem, text_of(stream.read()))


def _lines(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    for number, value in json_lines(stream):
        yield from _value(value, number, source, fhir)


def _json(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    for number, value in json_values(stream):
        yield from _value(value, number, source, fhir)


def _table(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    for number, row in table_rows(stream, source.suffix, NEEDED):
        yield from _value(row, number, source, fhir)


def _parquet(source: Source, stream: BufferedReader, fhir: FhirReader) -> Found:
    """Rows of a Parquet file, a batch at a time; one that cannot be sought in is read whole."""
    from pyarrow import ArrowException, parquet

    try:
        file = parquet.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
        missing = [group[0] for group in NEEDED if group[0] not in file.schema_arrow.names]
        if missing:
            raise NotText(f"no column {missing[0]!r}")
        number = 0
        for batch in file.iter_batches(batch_size=1000):
            for row in batch.to_pylist():
                number += 1
                yield from _value(row, number, source, fhir)
    except ArrowException:
        raise NotText("no Parquet file, or a damaged one") from None


def _value(value: Any, number: int, source: Source, fhir: FhirReader) -> Found:
    if isinstance(value, NotText):
        yield number, value
    elif is_resource(value):
        for found in fhir.notes(value):
            yield number, found
    else:
        try:
            note, faults = note_of(value, f"{source.stem}-{number}")
        except NotText as fault:
            yield number, fault
            return
        for reason in faults:
            yield number, NotText(reason)
        yield number, note


_READERS: dict[str, Callable[[Source, BufferedReader, FhirReader], Found]] = {
    ".txt": _text,
    ".text": _text,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _json,
    ".csv": _table,
    ".tsv": _table,
    ".parquet": _parquet,
}
