"""OHDSI Athena vocabulary folders: CONCEPT.csv, CONCEPT_SYNONYM.csv, CONCEPT_RELATIONSHIP.csv.

Tab-separated without quoting, as the downloads of the OMOP vocabularies are. Source: the OMOP
common data model 5.4, vocabulary tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp.errors import TerminologyError
from pipelines.terminologies.rows import SYSTEMS, Fault, Imported, OnFault, table

CONCEPTS = "CONCEPT.csv"
_KINDS = {
    "condition": "condition",
    "drug": "drug",
    "procedure": "procedure",
    "device": "device",
    "measurement": "measurement",
}
# "Is a" leads to the parent, "Maps to" from a source code to its standard concept.
_IS_A, _MAPS_TO = "Is a", "Maps to"
_ENGLISH = "4180186"


def read_athena(folder: Path, on_fault: OnFault) -> Iterator[Imported]:
    """The valid concepts of an Athena folder, codes that map to a standard one put with it."""
    found: dict[str, Imported] = {}
    standard: set[str] = set()
    for row in _rows(folder / CONCEPTS, on_fault):
        kind = _KINDS.get(row["domain_id"].lower())
        if kind is None or row.get("invalid_reason"):
            continue
        system = SYSTEMS.get(row["vocabulary_id"].upper(), row["vocabulary_id"])
        identity = row["concept_id"]
        found[identity] = Imported(
            f"OMOP:{identity}",
            [row["concept_name"]],
            kind,
            codes={system: [row["concept_code"]], "OMOP": [identity]},
        )
        if row.get("standard_concept"):
            standard.add(identity)
    _synonyms(folder / "CONCEPT_SYNONYM.csv", found, on_fault)
    mapped = _links(folder / "CONCEPT_RELATIONSHIP.csv", found, standard, on_fault)
    for identity, concept in found.items():
        if identity not in mapped:
            yield concept


def _synonyms(path: Path, found: dict[str, Imported], on_fault: OnFault) -> None:
    if path.is_file():
        for row in _rows(path, on_fault):
            concept = found.get(row["concept_id"])
            if concept is not None and row.get("language_concept_id", _ENGLISH) == _ENGLISH:
                concept.names.append(row["concept_synonym_name"])


def _links(
    path: Path, found: dict[str, Imported], standard: set[str], on_fault: OnFault
) -> set[str]:
    """Enter is-a links and mapped codes; which concepts are put with another?"""
    mapped: set[str] = set()
    if not path.is_file():
        return mapped
    for row in _rows(path, on_fault):
        one, other, how = row["concept_id_1"], row["concept_id_2"], row["relationship_id"]
        if row.get("invalid_reason") or one not in found or other not in found or one == other:
            continue
        if how == _IS_A:
            found[one].parents.append(found[other].id)
        elif how == _MAPS_TO and one not in standard and other in standard:
            mapped.add(one)
            for system, codes in found[one].codes.items():
                if system != "OMOP":
                    found[other].codes.setdefault(system, []).extend(codes)
    return mapped


def _rows(path: Path, on_fault: OnFault) -> Iterator[dict[str, str]]:
    rows = table(path, "\t", quoted=False)
    header = [name.lower() for name in next(rows, (0, []))[1]]
    if "concept_id" not in header and "concept_id_1" not in header:
        raise TerminologyError(str(path), "no column concept_id: not a table of Athena")
    for number, row in rows:
        if len(row) != len(header):
            on_fault(Fault(path.name, number, f"{len(row)} columns, wanted {len(header)}"))
            continue
        yield dict(zip(header, row, strict=True))
