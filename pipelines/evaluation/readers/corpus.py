"""Which annotated texts lie behind the paths a user gives, whatever their form?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from nlp.errors import InputError
from pipelines.evaluation.pages import OnTrouble, Page, Pair, Trouble
from pipelines.evaluation.readers.brat import page_of_brat
from pipelines.evaluation.readers.comparisons import FIELDS as COMPARED
from pipelines.evaluation.readers.comparisons import Placed, with_comparisons
from pipelines.evaluation.readers.docbin import pages_of_docbin
from pipelines.evaluation.readers.llf import page_of_form
from pipelines.evaluation.readers.ours import page_of_listing, page_of_note, pair_of
from pipelines.evaluation.readers.rated import FIELDS as RATED
from pipelines.evaluation.readers.rated import rated
from pipelines.evaluation.readers.rows import page_of_row
from pipelines.evaluation.readers.xmi import page_of_xmi
from pipelines.intake import BROKEN, NotText, Source, json_lines, sources

_TYPES = "typesystem.xml"


@dataclass(slots=True)
class Corpus:
    """Annotated listings and notes, judged pairs, and which part each document belongs to.

    `beside` are listings of another part, and criteria given apart, which are read for the sake of
    the pairs alone. `quoted` are the notes that came with pairs, `compared` comparisons by text.
    """

    listings: list[Page] = field(default_factory=list)
    beside: list[Page] = field(default_factory=list)
    notes: list[Page] = field(default_factory=list)
    plain: list[Page] = field(default_factory=list)
    forms: list[Page] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    splits: dict[str, str] = field(default_factory=dict)
    quoted: dict[str, Page] = field(default_factory=dict)
    compared: dict[str, list[Placed]] = field(default_factory=dict)

    def part(self, split: str) -> Corpus:
        """The documents of one part of the fixed split; everything, where there is none.

        A pair belongs to the part of its patient.
        """

        def within(*names: str | None) -> bool:
            known = [self.splits[name] for name in names if name in self.splits]
            return not known or split in known

        if split == "all" or not self.splits:
            return self
        pairs = [pair for pair in self.pairs if within(pair.patient)]
        asked = {pair.trial for pair in pairs}
        return Corpus(
            [page for page in self.listings if within(page.doc)],
            [page for page in self.listings if page.doc in asked and not within(page.doc)],
            [page for page in self.notes if within(page.meta.get("patient_id"))],
            [page for page in self.plain if within(page.doc)],
            [page for page in self.forms if within(page.doc)],
            pairs,
            self.splits,
        )


def read_corpus(paths: Iterable[str | Path], on_trouble: OnTrouble) -> Corpus:
    """The gold behind these paths: brat, JSON Lines, DocBin, XMI, or our own annotations.

    What is wrong is told by file and line, and everything else is still given.
    Raises: InputError for XMI without its extra.
    """
    corpus = Corpus()
    standoff: dict[str, dict[str, _File]] = {}
    types: bytes | None = None
    deferred: list[_File] = []

    def broken(error: InputError) -> None:
        on_trouble(Trouble(error.file, error.row, error.reason))

    for source in sources([str(path) for path in paths], broken):
        suffix, name = source.suffix, source.relative.name.lower()
        if suffix in (".ann", ".txt"):
            stem = source.name.removesuffix(".gz").removesuffix(suffix)
            standoff.setdefault(stem, {})[suffix] = _file(source, on_trouble)
        elif name == _TYPES:
            types = _bytes(source, on_trouble)
        elif suffix in (".xmi", ".xml"):
            deferred.append(_file(source, on_trouble))
        else:
            _take(source, corpus, on_trouble)
    for files in standoff.values():
        page = _standoff(files, on_trouble)
        if page is not None:
            corpus.plain.append(page)
    for file in deferred:
        page = page_of_xmi(file.doc, file.raw, types, file.name, on_trouble) if file.raw else None
        corpus.plain += [page] if page else []
    corpus.plain = with_comparisons(corpus.plain, corpus.compared, on_trouble)
    _tell_twice(corpus, on_trouble)
    return corpus


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is read with another one: its name for messages, its document, its bytes."""

    name: str
    doc: str
    raw: bytes


def _file(source: Source, on_trouble: OnTrouble) -> _File:
    doc = str(PurePosixPath(source.relative).with_suffix(""))
    return _File(source.name, doc, _bytes(source, on_trouble))


def _bytes(source: Source, on_trouble: OnTrouble) -> bytes:
    try:
        with source.open() as stream:
            return stream.read()
    except BROKEN as fault:
        on_trouble(Trouble(source.name, None, f"cannot be read: {type(fault).__name__}"))
        return b""


def _take(source: Source, corpus: Corpus, on_trouble: OnTrouble) -> None:
    if source.suffix == ".spacy":
        raw = _bytes(source, on_trouble)
        corpus.plain += pages_of_docbin(raw, source.name, on_trouble)
    elif source.suffix == ".csv":
        text = _bytes(source, on_trouble).decode("utf-8", "replace")
        for row in csv.DictReader(io.StringIO(text)):
            if row.get("id") and row.get("split"):
                corpus.splits[row["id"]] = row["split"]
    elif source.suffix in (".jsonl", ".ndjson", ".json"):
        try:
            with source.open() as stream:
                for number, row in json_lines(stream):
                    _row(row, (source.name, number), corpus, on_trouble)
        except NotText as fault:
            on_trouble(Trouble(source.name, None, fault.reason))
        except BROKEN as fault:
            on_trouble(Trouble(source.name, None, f"cannot be read: {type(fault).__name__}"))


def _row(row: Any, place: tuple[str, int], corpus: Corpus, on_trouble: OnTrouble) -> None:
    """One row goes where its fields say that it belongs."""
    if isinstance(row, NotText) or not isinstance(row, dict):
        on_trouble(Trouble(*place, getattr(row, "reason", "no JSON object")))
        return
    try:
        if "pair_id" in row:
            pair = pair_of(row, place, on_trouble)
            corpus.pairs += [pair] if pair else []
        elif row.keys() >= COMPARED:
            corpus.compared.setdefault(str(row["doc"]), []).append((row, place))
        elif row.keys() >= RATED:
            _rated(row, place, corpus, on_trouble)
        elif "logical_form" in row:
            corpus.forms.append(page_of_form(row, place))
        elif "trial_id" in row and "criteria" in row:
            corpus.listings.append(page_of_listing(row, place, on_trouble))
        elif "note_id" in row and "facts" in row:
            corpus.notes.append(page_of_note(row, place, on_trouble))
        else:
            page = page_of_row(row, place, on_trouble)
            corpus.plain += [page] if page else []
    except KeyError as fault:
        on_trouble(Trouble(*place, f"no field {fault}"))
    except (AttributeError, TypeError, ValueError, IndexError) as fault:
        on_trouble(Trouble(*place, f"no annotated text: {type(fault).__name__}"))


def _rated(row: Any, place: tuple[str, int], corpus: Corpus, on_trouble: OnTrouble) -> None:
    """A judged pair with its texts; the note comes with each pair and is kept once."""
    read = rated(row, place, on_trouble)
    if read is None:
        return
    pair, note, criterion = read
    known = corpus.quoted.setdefault(note.doc, note)
    if known is note:
        corpus.notes.append(note)
    elif known.text != note.text:
        on_trouble(Trouble(*place, f"{pair.id}: another note of {note.doc} than before"))
        return
    corpus.pairs.append(pair)
    corpus.beside.append(criterion)


def _standoff(files: dict[str, _File], on_trouble: OnTrouble) -> Page | None:
    """A .txt and its .ann; one of them alone is told."""
    if ".ann" not in files:
        on_trouble(Trouble(files[".txt"].name, None, "no .ann beside it"))
        return None
    annotation = files[".ann"]
    if ".txt" not in files:
        on_trouble(Trouble(annotation.name, None, "no .txt beside it"))
        return None
    try:
        text, marks = (each.raw.decode("utf-8-sig") for each in (files[".txt"], annotation))
    except UnicodeDecodeError:
        on_trouble(Trouble(annotation.name, None, "not UTF-8, or its .txt is not"))
        return None
    return page_of_brat(annotation.doc, text, marks, annotation.name, on_trouble)


def _tell_twice(corpus: Corpus, on_trouble: OnTrouble) -> None:
    """A document that comes twice: the first is kept."""
    for pages in (corpus.listings, corpus.notes, corpus.plain, corpus.forms):
        seen: set[str] = set()
        kept = []
        for page in pages:
            if page.doc in seen and pages is not corpus.forms:
                on_trouble(Trouble(*page.place, f"document {page.doc} comes twice"))
            elif page.doc not in seen:
                kept.append(page)
            seen.add(page.doc)
        pages[:] = kept
