"""Delimited tables with a header: ids, names, synonyms, parents, codes, under their usual names.

Rows of one id are one concept, so that a table may hold a name a row; several tables of one
terminology (names in one, links in another) are read together. A parent may be told by its id or
by its name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from nlp.errors import TerminologyError
from pipelines.terminologies.rows import Fault, Imported, OnFault, coded, dotted, opened, table

# The headings that each column is known by, lower case, without blanks and signs.
COLUMNS = {
    "id": "id code conceptid conceptcode drugbankid icd10cm icd10 snomed snomedct rxcui cui atc",
    "name": "name label commonname preferredname preferredterm prefterm term text description "
    "title conceptname longtitle display",
    "synonyms": "synonyms synonym names aliases alternativenames altlabel brandnames",
    "parents": "parents parent isa subclassof parentid parentcode broader",
    "kind": "kind type domain domainid",
    "xref": "xref xrefs crossreference crossreferences dbxref",
}
# Columns whose heading is itself a system of codes.
SYSTEMS = {
    "icd10cm": "ICD10CM",
    "icd10": "ICD10",
    "snomed": "SNOMED",
    "snomedct": "SNOMED",
    "rxcui": "RxNorm",
    "rxnorm": "RxNorm",
    "atc": "ATC",
    "cui": "UMLS",
    "unii": "UNII",
    "cas": "CAS",
    "drugbankid": "DrugBank",
    "mesh": "MeSH",
    "loinc": "LOINC",
}
_PREFERRED = ("name", "label", "preferred", "pt")
KINDS = ("condition", "drug", "procedure", "device", "observation", "measurement")
_SEPARATORS = ("|", ";")


def read_plain(paths: Iterable[Path], on_fault: OnFault) -> Iterator[Imported]:
    """The concepts of one or more tables, read together."""
    found: dict[str, Imported] = {}
    named: dict[str, str] = {}
    for path in paths:
        _read(path, found, on_fault)
    for concept in found.values():
        for name in concept.names:
            named.setdefault(name.lower(), concept.id)
    for concept in found.values():
        concept.parents = [
            parent if parent in found else named[parent.lower()]
            for parent in concept.parents
            if parent in found or parent.lower() in named
        ]
        if concept.names:
            yield concept


def _read(path: Path, found: dict[str, Imported], on_fault: OnFault) -> None:
    rows = table(path, delimiter_of(path), quoted=True)
    header = next(rows, (0, []))[1]
    places = _places(header)
    if "id" not in places or len(places) < 2:
        raise TerminologyError(str(path), "no column of ids and of names or links in the header")
    try:
        for number, row in rows:
            if not any(row):
                continue
            identity = _cell(row, places["id"])
            if len(row) > len(header) or not identity:
                on_fault(Fault(path.name, number, "no id" if not identity else "too many columns"))
                continue
            _enter(found.setdefault(identity, Imported(identity)), row, header, places)
    except csv.Error as fault:
        raise TerminologyError(str(path), str(fault)) from None


def _enter(concept: Imported, row: list[str], header: list[str], places: dict[str, int]) -> None:
    names = [_cell(row, places.get("name")), *_parts(_cell(row, places.get("synonyms")))]
    kind = _cell(row, places.get("kind")).lower()
    preferred = kind in _PREFERRED
    for name in names:
        if name and name not in concept.names:
            concept.names.insert(0 if preferred else len(concept.names), name)
    concept.parents += [each for each in _parts(_cell(row, places.get("parents"))) if each]
    concept.kind = kind if kind in KINDS else concept.kind
    references = [coded(each) for each in _parts(_cell(row, places.get("xref")))]
    for place, heading in enumerate(header):
        system = SYSTEMS.get(_plain(heading))
        if system and place < len(row) and row[place].strip():
            code = row[place].strip()
            references.append((system, dotted(code) if system == "ICD10CM" else code))
    for reference in filter(None, references):
        listed = concept.codes.setdefault(reference[0], [])
        if reference[1] not in listed:
            listed.append(reference[1])


def delimiter_of(path: Path) -> str:
    """Which sign parts the columns of a table, by its header?"""
    with opened(path) as stream:
        header = next(iter(stream), "")
    return max("\t,;|", key=header.count)


def _places(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, headings in COLUMNS.items():
        for heading in headings.split():
            place = next((i for i, each in enumerate(header) if _plain(each) == heading), None)
            if place is not None and place not in found.values():
                found[column] = place
                break
    return found


def _plain(heading: str) -> str:
    return "".join(c for c in heading.lower() if c.isalnum())


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _parts(cell: str) -> list[str]:
    separator = next((each for each in _SEPARATORS if each in cell), None)
    parts = cell.split(separator) if separator else [cell]
    return [part.strip() for part in parts if part.strip()]
