"""Which form is a terminology in? Its files, or its folder, decide; the reader follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.errors import TerminologyError
from pipelines.terminologies import athena, rrf
from pipelines.terminologies.icd import is_icd, read_icd
from pipelines.terminologies.obo import read_obo
from pipelines.terminologies.plain import read_plain
from pipelines.terminologies.rows import Imported, OnFault

FORMS = "OBO, an Athena folder, a UMLS RRF folder, an ICD-10-CM code file, or CSV/TSV with a header"
_TABLES = frozenset([".csv", ".tsv", ".psv"])


def read_terminology(paths: Sequence[Path], on_fault: OnFault) -> Iterator[Imported]:
    """The concepts of one terminology, whose files or folder are given.

    Raises: TerminologyError if a path is missing, or in no form that we read.
    """
    for path in paths:
        if not path.exists():
            raise TerminologyError(str(path), "no such file or folder")
    if len(paths) == 1 and paths[0].is_dir():
        yield from _folder(paths[0], on_fault)
        return
    tables = [path for path in paths if _suffix(path) in _TABLES]
    for path in paths:
        if _suffix(path) == ".obo":
            yield from read_obo(path, on_fault)
        elif _suffix(path) == ".txt" and is_icd(path):
            yield from read_icd(path, on_fault)
        elif path not in tables:
            raise TerminologyError(str(path), f"in no form that is read: wanted {FORMS}")
    if tables:
        yield from read_plain(tables, on_fault)


def _folder(folder: Path, on_fault: OnFault) -> Iterator[Imported]:
    if (folder / athena.CONCEPTS).is_file():
        yield from athena.read_athena(folder, on_fault)
    elif (folder / rrf.CONCEPTS).is_file():
        yield from rrf.read_rrf(folder, on_fault)
    else:
        wanted = f"neither {athena.CONCEPTS} nor {rrf.CONCEPTS} in the folder"
        raise TerminologyError(str(folder), f"in no form that is read: {wanted}")


def _suffix(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix == ".gz" else path.suffix.lower()
