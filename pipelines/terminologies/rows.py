"""What every form of terminology is read into: concepts, and the rows that could not be read."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from nlp.errors import TerminologyError


@dataclass(slots=True)
class Imported:
    """A concept as its terminology gives it; `names`, the preferred one first.

    `kind` is "" where the terminology does not tell; `parents` are ids of the same terminology,
    `codes` codes of the concept in others, by system.
    """

    id: str
    names: list[str] = field(default_factory=list)
    kind: str = ""
    parents: list[str] = field(default_factory=list)
    codes: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was left out, and why."""

    file: str
    row: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.reason}"


OnFault = Callable[[Fault], None]

# Codes of other systems are worth keeping under the name the rest of the project gives them.
SYSTEMS = {
    "ICD-10-CM": "ICD10CM",
    "ICD-10": "ICD10",
    "ICD-9-CM": "ICD9CM",
    "SNOMEDCT_US": "SNOMED",
    "SCTID": "SNOMED",
    "SNOMEDCT": "SNOMED",
    "UMLS_CUI": "UMLS",
    "MESH": "MeSH",
    "MSH": "MeSH",
    "RXNORM": "RxNorm",
    "LNC": "LOINC",
}
_CODED = re.compile(r"([A-Za-z][\w.-]*):(\S+)")
_RELEASE = re.compile(r"_\d{4}_\d\d_\d\d$")
_ICD = re.compile(r"[A-Z]\d[\dA-Z][\dA-Z]{0,4}")


def coded(reference: str) -> tuple[str, str] | None:
    """The system and code of a cross-reference "SYSTEM:CODE", None if it is none.

    >>> coded("ICD-10-CM:E11.9")
    ('ICD10CM', 'E11.9')
    """
    found = _CODED.fullmatch(reference.strip().strip('"'))
    if found is None or found[2].startswith("//"):
        return None
    prefix = found[1]
    stem = _RELEASE.sub("", prefix)
    return SYSTEMS.get(stem.upper(), stem), found[2]


def dotted(code: str) -> str:
    """An ICD-10-CM code with its point: "E119" is E11.9; other text as it is."""
    return f"{code[:3]}.{code[3:]}" if _ICD.fullmatch(code) and len(code) > 3 else code


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """A text file, or one in gzip, read as UTF-8; a byte that is none becomes U+FFFD.

    Raises: TerminologyError if it cannot be opened.
    """
    raw = gzip.open if path.suffix == ".gz" else open
    try:
        with raw(path, "rt", encoding="utf-8-sig", errors="replace") as stream:
            yield stream
    except OSError as fault:
        raise TerminologyError(str(path), fault.strerror or str(fault)) from None


def table(path: Path, delimiter: str, *, quoted: bool) -> Iterator[tuple[int, list[str]]]:
    """The rows of a delimited file with their numbers, the header as row 1."""
    csv.field_size_limit(10_000_000)
    with opened(path) as stream:
        if quoted:
            rows = csv.reader(stream, delimiter=delimiter)
        else:
            rows = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        yield from enumerate(rows, 1)
