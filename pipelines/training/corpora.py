"""Annotated corpora -> documents: texts with the stretches a person marked, and of which kind.

JSONL rows `doc, text, entities` (each `type` and `spans`, half-open; `non_query` ones ask nothing
of a chart and are to be skipped), or a folder of brat's .txt and .ann.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from nlp.errors import InputError
from nlp.recognizers import SKIPPED

Fragments = tuple[tuple[int, int], ...]
_BRAT = re.compile(r"T\S*\t(\S+) ([\d ;]+)(?:\t|$)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch, in one part or several, and the kind it was given."""

    kind: str
    parts: Fragments

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text. `group` is what it shares with others of the same trial."""

    name: str
    group: str
    text: str
    marked: tuple[Marked, ...]


def read_corpora(paths: Iterable[Path]) -> list[Document]:
    """Which documents do corpora hold? Raises: InputError, naming the file and the row."""
    return [document for path in paths for document in _documents(path)]


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """The bare texts of JSONL rows, one field `text` each."""
    for path in paths:
        for _, row in _rows(path):
            yield str(row.get("text") or "")


def read_listings(paths: Iterable[Path], but: Set[str], most: int) -> list[str]:
    """The texts of the rows that are of a trial, but for some trials: so many, drawn by chance."""
    texts = [
        str(row.get("text") or "")
        for path in paths
        for _, row in _rows(path)
        if row.get("trial_id") and str(row["trial_id"]) not in but
    ]
    return Random(0).sample(texts, min(most, len(texts)))


def _documents(path: Path) -> Iterator[Document]:
    if path.is_dir():
        for file in sorted(path.glob("*.ann")):
            yield _from_brat(file)
        return
    for number, row in _rows(path):
        try:
            marked = [
                _marked(SKIPPED if each.get("non_query") else each["type"], each["spans"])
                for each in row["entities"]
            ]
            name = str(row["doc"])
            group = str(row.get("nct_id") or name)
            yield Document(name, group, row["text"], tuple(dict.fromkeys(marked)))
        except (KeyError, TypeError, ValueError, IndexError) as fault:
            raise InputError(
                str(path), number, f"no annotated text: {type(fault).__name__}"
            ) from fault


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, ValueError) as fault:
        raise InputError(str(path), None, f"cannot be read: {type(fault).__name__}") from fault


def _from_brat(file: Path) -> Document:
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    marked = []
    for line in file.read_text(encoding="utf-8").splitlines():
        found = _BRAT.match(line)
        if found is not None:
            spans = [tuple(map(int, part.split())) for part in found[2].split(";")]
            marked.append(_marked(found[1], spans))
    return Document(file.stem, file.stem.split("_")[0], text, tuple(dict.fromkeys(marked)))


def _marked(kind: str, spans: Iterable[Iterable[int]]) -> Marked:
    parts = tuple(sorted((int(start), int(end)) for start, end in spans))
    if not parts:
        raise ValueError(kind)
    return Marked(kind.lower(), parts)
