"""UMLS Rich Release Format: MRCONSO.RRF, with MRSTY.RRF for kinds and MRREL.RRF for is-a links.

Source: UMLS Reference Manual, chapter 3 (the files' columns) and the UMLS semantic groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp.errors import TerminologyError
from pipelines.terminologies.rows import SYSTEMS, Fault, Imported, OnFault, table

CONCEPTS = "MRCONSO.RRF"
# Semantic types by the groups Disorders, Chemicals & Drugs, Procedures, Devices.
_DISORDERS = "T019 T020 T033 T037 T046 T047 T048 T049 T050 T184 T190 T191"
_DRUGS = "T109 T114 T116 T121 T123 T125 T126 T127 T129 T130 T131 T195 T196 T197 T200"
_PROCEDURES = "T058 T060 T061"
_DEVICES = "T074 T075 T203"
_KINDS = {
    **dict.fromkeys(_DISORDERS.split(), "condition"),
    **dict.fromkeys(_DRUGS.split(), "drug"),
    **dict.fromkeys(_PROCEDURES.split(), "procedure"),
    **dict.fromkeys(_DEVICES.split(), "device"),
    "T059": "measurement",
}
_SUPPRESSED = frozenset("OEY")
# Abbreviated and machine-made names, which no text holds.
_UNWRITTEN = frozenset(["AB", "AA", "OAP", "OP", "LPN", "MTH_OAP", "IS", "OAS"])


def read_rrf(folder: Path, on_fault: OnFault) -> Iterator[Imported]:
    """The English names of a UMLS subset, one concept a CUI."""
    kinds = _semantic(folder / "MRSTY.RRF", on_fault)
    found: dict[str, Imported] = {}
    for row in _rows(folder / CONCEPTS, 18, on_fault):
        cui, language, preferred, source = row[0], row[1], row[6], row[11]
        if language != "ENG" or (kinds and cui not in kinds):
            continue
        concept = found.setdefault(cui, Imported(f"UMLS:{cui}", [], kinds.get(cui, "")))
        system = SYSTEMS.get(source.upper(), source)
        if row[13] and row[13] != "NOCODE" and row[13] not in concept.codes.get(system, ()):
            concept.codes.setdefault(system, []).append(row[13])
        if row[16] in _SUPPRESSED or row[12] in _UNWRITTEN:
            continue
        first = preferred == "Y" and row[2] == "P" and row[4] == "PF"
        concept.names.insert(0 if first else len(concept.names), row[14])
    _links(folder / "MRREL.RRF", found, on_fault)
    for cui, concept in found.items():
        concept.codes["UMLS"] = [cui]
        if concept.names:
            yield concept


def _semantic(path: Path, on_fault: OnFault) -> dict[str, str]:
    found: dict[str, str] = {}
    if path.is_file():
        for row in _rows(path, 6, on_fault):
            if row[1] in _KINDS:
                found.setdefault(row[0], _KINDS[row[1]])
    return found


def _links(path: Path, found: dict[str, Imported], on_fault: OnFault) -> None:
    """CUI1 "has a relation PAR" to CUI2: the second is the parent of the first."""
    if not path.is_file():
        return
    for row in _rows(path, 16, on_fault):
        one, how, other, what = row[0], row[3], row[4], row[7]
        if one == other or one not in found or other not in found or row[14] in _SUPPRESSED:
            continue
        if how == "PAR" or (how == "RB" and what == "inverse_isa"):
            found[one].parents.append(found[other].id)
        elif how == "CHD" or (how == "RN" and what == "isa"):
            found[other].parents.append(found[one].id)


def _rows(path: Path, width: int, on_fault: OnFault) -> Iterator[list[str]]:
    if not path.is_file():
        raise TerminologyError(str(path), "no such file in the folder")
    for number, row in table(path, "|", quoted=False):
        if len(row) < width:
            on_fault(Fault(path.name, number, f"{len(row)} columns, wanted {width}"))
            continue
        yield row
