"""Which listings lie behind the paths a user gives, whatever their form? One at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import Any

from nlp.errors import InputError
from nlp.model import Listing
from pipelines.intake.jsons import json_lines, json_values
from pipelines.intake.page import page_listing
from pipelines.intake.registry import is_study, study_listing, xml_listings
from pipelines.intake.sources import BROKEN, OnError, Source, sources
from pipelines.intake.tables import is_aact, table_rows
from pipelines.intake.texts import NotText, text_of
from pipelines.intake.trial_rows import listing_of

Found = Iterator[tuple[int | None, Listing | NotText]]
_HEAD = 4096
_NAMES = (("criteria", "text", "eligibility_criteria", "eligibility criteria", "eligibility"),)


def read_listings(paths: list[str | Path], on_error: OnError) -> Iterator[Listing]:
    """Read every listing of these files, folders, archives, or of standard input ("-").

    What cannot be read goes to on_error, as an InputError that names file and row, and never
    quotes the text; everything else is still given.
    """
    for source in sources(paths, on_error):
        try:
            with source.open() as stream:
                for row, found in _read(source, stream):
                    if isinstance(found, Listing):
                        yield replace(found, place=(source.name, row))
                    else:
                        on_error(InputError(source.name, row, found.reason))
        except NotText as fault:
            on_error(InputError(source.name, None, fault.reason))
        except BROKEN as fault:
            on_error(InputError(source.name, None, f"cannot be read: {type(fault).__name__}"))


def _read(source: Source, stream: BufferedReader) -> Found:
    reader = _READERS.get(source.suffix)
    if reader is None and source.suffix in _OTHER:
        raise NotText(f"no listing is read from {source.suffix} files")
    return (reader or _any_form)(source, stream)


def _text(source: Source, stream: BufferedReader) -> Found:
    """A page as pasted; or, by its header, AACT's table."""
    first = stream.peek(_HEAD).split(b"\n", 1)[0].decode("utf-8", errors="replace")
    if is_aact(first):
        yield from _table(source, stream)
    else:
        yield None, page_listing(text_of(stream.read()), source.stem)


def _lines(source: Source, stream: BufferedReader) -> Found:
    for number, value in json_lines(stream):
        yield from _listing(number, value, f"{source.stem}-{number}")


def _json(source: Source, stream: BufferedReader) -> Found:
    for number, value in json_values(stream):
        if isinstance(value, Mapping) and isinstance(value.get("studies"), list):
            for inner, study in enumerate(value["studies"], start=1):
                yield from _listing(inner, study, f"{source.stem}-{inner}")
        else:
            yield from _listing(number, value, f"{source.stem}-{number}")


def _listing(number: int | None, value: Any, fallback_id: str) -> Found:
    """The listing that a row says; before it, what of the row could not be read."""
    if isinstance(value, NotText):
        yield number, value
        return
    try:
        if is_study(value):
            yield number, study_listing(value)
        else:
            listing, faults = listing_of(value, fallback_id)
            for fault in faults:
                yield number, NotText(f"{listing.trial_id}: {fault}")
            yield number, listing
    except NotText as fault:
        yield number, fault


def _xml(source: Source, stream: BufferedReader) -> Found:
    yield from enumerate(xml_listings(stream), start=1)


def _table(source: Source, stream: BufferedReader) -> Found:
    for number, row in table_rows(stream, source.suffix, _NAMES):
        yield from _listing(number, row, f"{source.stem}-{number}")


def _any_form(source: Source, stream: BufferedReader) -> Found:
    """A file without a telling name: its first bytes decide."""
    head = stream.peek(_HEAD)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<" and b"clinical_study" in head:
        return _xml(source, stream)
    if start == b"[" or (start == b"{" and b"\n{" not in head and b"\n" in head.strip()):
        return _json(source, stream)
    if start == b"{":
        return _lines(source, stream)
    return _text(source, stream)


_READERS: dict[str, Callable[[Source, BufferedReader], Found]] = {
    ".txt": _text,
    ".text": _text,
    ".md": _text,
    ".html": _text,
    ".htm": _text,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _json,
    ".xml": _xml,
    ".csv": _table,
    ".tsv": _table,
}
_OTHER = frozenset({".pdf", ".doc", ".docx", ".png", ".jpg", ".xlsx", ".xls", ".parquet", ".zip"})
