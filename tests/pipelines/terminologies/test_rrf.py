"""UMLS folders: English names that a text may hold, semantic types, parents both ways."""

from __future__ import annotations

import pytest

from nlp.errors import TerminologyError
from pipelines.terminologies.rrf import read_rrf


def conso(cui, name, *, language="ENG", best="Y", form="PT", status="P", suppress="N"):
    columns = [cui, language, status, "L1", "PF", "S1", best, "A1", "", "", "", "SNOMEDCT_US"]
    return "|".join((*columns, form, "9" + cui[-1], name, "0", suppress, "", ""))


def rel(one, how, other, what):
    return "|".join([one, "A1", "CUI", how, other, "A2", "CUI", what] + [""] * 6 + ["N", "", ""])


@pytest.fixture
def folder(tmp_path):
    names = [
        conso("C1", "vexed organ disease"),
        conso("C2", "Zarn fever", best="N", status="S"),
        conso("C2", "zarnic fever"),
        conso("C2", "ZRNCFVR", form="AB", best="N"),
        conso("C2", "fiebre zarnica", language="SPA"),
        conso("C2", "old zarn", best="N", suppress="O"),
        conso("C3", "marsh zarnic fever"),
        conso("C4", "a place of care"),
        "C5|ENG|too short",
    ]
    types = [f"{c}|{t}|B1|type|AT1||" for c, t in (("C1", "T047"), ("C2", "T047"), ("C3", "T047"))]
    links = [rel("C2", "PAR", "C1", "inverse_isa"), rel("C2", "CHD", "C3", "isa")]
    for file, lines in (("MRCONSO", names), ("MRSTY", types), ("MRREL", links)):
        (tmp_path / f"{file}.RRF").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_names_kinds_codes_and_parents(folder):
    faults = []
    found = {each.id: each for each in read_rrf(folder, faults.append)}
    assert set(found) == {"UMLS:C1", "UMLS:C2", "UMLS:C3"}
    assert found["UMLS:C2"].names == ["zarnic fever", "Zarn fever"]
    assert found["UMLS:C2"].kind == "condition"
    assert found["UMLS:C2"].codes == {"SNOMED": ["92"], "UMLS": ["C2"]}
    assert found["UMLS:C2"].parents == ["UMLS:C1"]
    assert found["UMLS:C3"].parents == ["UMLS:C2"]
    assert [fault.row for fault in faults] == [9]


def test_a_folder_without_names_is_refused(tmp_path):
    with pytest.raises(TerminologyError, match="no such file"):
        list(read_rrf(tmp_path, print))
