"""Is every form of listing read, and nothing lost for one bad row?"""

import gzip
import io
import json
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.intake import read_listings

HERE = Path(__file__).parent


def read(*paths):
    faults = []
    return list(read_listings(list(paths), faults.append)), [str(fault) for fault in faults]


def test_json_lines():
    (first, second), faults = read(HERE / "sample.jsonl")
    assert faults == []
    assert (first.trial_id, first.title, first.conditions) == ("T1", "Gout in Adults", ("Gout",))
    assert (first.min_age, first.max_age, first.sex) == (Decimal(18), Decimal(65), "female")
    assert [c.criterion_id for c in second.criteria] == ["T2#a"]


def test_registry_json():
    (study,), faults = read(HERE / "sample.json")
    assert (study.trial_id, study.conditions) == ("NCT90000001", ("Dry Eye", "Blepharitis"))
    assert (study.min_age, study.max_age) == (Decimal("0.5"), Decimal(12))
    assert (study.sex, study.healthy_volunteers) == ("male", False)
    assert study.text.endswith("6 months")
    assert faults == [f"{HERE / 'sample.json'}, row 2: NCT90000002: no eligibilityCriteria"]


def test_classic_xml():
    (study,), faults = read(HERE / "sample.xml")
    assert (study.trial_id, study.title) == ("NCT90000003", "Splints & Wrists")
    assert (study.min_age, study.max_age, study.sex) == (Decimal(18), None, None)
    assert study.healthy_volunteers is True
    assert "Numb hand" in study.text
    assert faults == [f"{HERE / 'sample.xml'}, row 2: NCT90000004: no eligibility criteria"]


def test_aact():
    (row,), faults = read(HERE / "eligibilities.txt")
    assert (row.trial_id, row.sex, row.max_age) == ("NCT90000005", "female", Decimal(45))
    assert row.text == 'Inclusion Criteria:\n\n* Hives | wheals\n* "Adult"'
    assert len(faults) == 1 and "row 3" in faults[0]


def test_tables():
    rows, faults = read(HERE / "sample.csv", HERE / "sample.tsv")
    assert [row.trial_id for row in rows] == ["NCT90000007", "T3"]
    assert rows[0].conditions == ("Insomnia", "Fatigue")
    assert rows[0].min_age == Decimal(21)
    assert len(faults) == 1 and "sample.csv, row 3" in faults[0]


def test_page():
    (page,), _ = read(HERE / "page.txt")
    assert page.trial_id == "page"
    assert page.title == "A Study of Cooling Caps For People With Migraine"
    assert page.conditions == ("Migraine", "Headache")
    assert (page.min_age, page.max_age, page.sex) == (Decimal(21), Decimal(60), "female")
    assert page.text == (HERE / "page.txt").read_text(encoding="utf-8")


def test_folder_zip_and_gzip(tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    for name in ("sample.jsonl", "page.txt"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    (folder / ".hidden.jsonl").write_text("{", encoding="utf-8")
    (folder / "sample.xml.gz").write_bytes(gzip.compress((HERE / "sample.xml").read_bytes()))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in sorted(folder.iterdir()):
            if not file.name.startswith("."):
                archive.write(file, f"in/{file.name}")
    wanted = ["page", "T1", "T2", "NCT90000003"]
    assert [row.trial_id for row in read(folder)[0]] == wanted
    assert [row.trial_id for row in read(tmp_path / "all.zip")[0]] == wanted


@pytest.mark.parametrize(
    "name", ["sample.jsonl", "sample.json", "sample.xml", "page.txt", "eligibilities.txt"]
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input(name, pack, monkeypatch):
    raw = pack((HERE / name).read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    texts = [row.text for row in read("-")[0]]
    assert texts == [row.text for row in read(HERE / name)[0]]


BAD = {
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \n\n", "empty file"),
    "binary.txt": (b"\x00\x01\x02PNG" * 50, "binary data, not text"),
    "picture.txt": (bytes(range(1, 32)) * 20, "binary data, not text"),
    "bad.json": (b'{"trial_id": "T", "te', "malformed JSON"),
    "cut.json": (b'[{"trial_id": "T", "text": "x"}, {"tr', "malformed JSON at element 2"),
    "bad.xml": (b"<clinical_study><id_info>", "malformed XML at line 1"),
    "bomb.xml": (
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><clinical_study>&d;</clinical_study>',
        "refused XML",
    ),
    "other.xml": (b"<html/>", "no clinical_study element"),
    "bad.zip": (b"PK\x03\x04 no", "broken archive"),
    "bad.jsonl.gz": (b"\x1f\x8b\x08\x00 nothing", "cannot be read"),
    "no.csv": (b"a,b\n1,2\n", "no column 'criteria'"),
    "scan.pdf": (b"%PDF-1.4", "no listing is read from .pdf files"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_named_and_lose_no_other(name, tmp_path):
    raw, reason = BAD[name]
    file = tmp_path / name
    file.write_bytes(raw)
    rows, faults = read(file, HERE / "sample.jsonl", tmp_path / "missing.txt")
    assert [row.trial_id for row in rows if row.trial_id != "T"] == ["T1", "T2"]
    assert len(faults) == 2
    assert str(file) in faults[0] and reason in faults[0]
    assert "missing.txt: no such file or folder" in faults[1]


def test_row_3_of_5_is_malformed(tmp_path):
    file = tmp_path / "rows.jsonl"
    good = json.dumps({"trial_id": "T", "text": "Inclusion: gout"})
    file.write_text("\n".join([good, good, '{"text": "private', good, good]), encoding="utf-8")
    rows, faults = read(file)
    assert len(rows) == 4
    assert faults == [f"{file}, row 3: malformed JSON"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("[1]", "wanted an object"),
        ('{"trial_id": "T"}', "no text"),
        ('{"criteria": [{"kind": "perhaps", "text": "x"}]}', "neither inclusion nor exclusion"),
        ('{"criteria": [5]}', "criterion 1: wanted an object"),
    ],
)
def test_rows_that_are_no_listing(row, reason, tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text(row + "\n", encoding="utf-8")
    rows, faults = read(file)
    assert rows == [] and len(faults) == 1
    assert reason in faults[0] and "row 1" in faults[0]


def test_line_separators_inside_a_row(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"trial_id": "T", "text": "a\u2028b\x85c"}\n', encoding="utf-8")
    assert [row.text for row in read(file)[0]] == ["a\u2028b\x85c"]


def test_lists_are_read_an_element_at_a_time(tmp_path):
    file = tmp_path / "long.json"
    rows = [{"trial_id": str(n), "text": "Inclusion: gout ≥ 1 " * 30} for n in range(4000)]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    assert [row.trial_id for row in read(file)[0]] == [str(n) for n in range(4000)]


def test_windows_texts(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes("Inclusion Criteria:\r\n• Adult’s consent".encode("cp1252"))
    assert read(file)[0][0].text == "Inclusion Criteria:\r\n• Adult’s consent"
    file.write_bytes("Inclusion Criteria".encode("utf-16"))
    assert read(file)[0][0].text == "Inclusion Criteria"
