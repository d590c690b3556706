"""Is every form of note read, and no note's text ever in an error?"""

import gzip
import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nlp.model import PartialDate
from pipelines.intake import read_notes

HERE = Path(__file__).parent


def read(*paths):
    faults = []
    return list(read_notes(list(paths), faults.append)), [str(fault) for fault in faults]


def test_json_lines():
    notes, faults = read(HERE / "notes.jsonl")
    assert [(n.patient_id, n.note_id) for n in notes] == [
        ("p1", "n1"),
        ("p1", "notes-2"),
        ("p2", "notes-4"),
        ("p3", "notes-5"),
    ]
    first, second, undated, odd = notes
    assert first.date == PartialDate(2024, 3, 2)
    assert (first.birth_date, first.sex, first.kind) == (PartialDate(1960, 5), "female", "visit")
    assert second.date == PartialDate(2024, 3, 2)
    assert undated.date is None and odd.date is None
    assert [fault.rsplit(", ", 1)[1] for fault in faults] == [
        "row 3: malformed JSON",
        "row 5: `date`: wanted a date as YYYY-MM-DD; the note is read without it",
        "row 6: no `patient_id`",
    ]
    assert not any("secret" in fault for fault in faults)


def test_tables():
    notes, faults = read(HERE / "notes.csv")
    assert faults == []
    assert [note.text for note in notes] == ["First line,\nsecond line", "Plain"]
    assert notes[0].date == PartialDate(2024, 1, 5)


def test_parquet(tmp_path):
    rows = {"patient_id": ["p1", "p2"], "text": ["Gout.", None], "date": ["2024-02-30", None]}
    pq.write_table(pa.table(rows), tmp_path / "notes.parquet")
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        archive.write(tmp_path / "notes.parquet", "notes.parquet")
    for path in (tmp_path / "notes.parquet", tmp_path / "notes.zip"):
        notes, faults = read(path)
        assert [(n.patient_id, n.note_id, n.date) for n in notes] == [("p1", "notes-1", None)]
        assert "row 1: `date`: no such day" in faults[0]
        assert "row 2: no `text`" in faults[1]


def test_fhir():
    notes, faults = read(HERE / "bundle.json")
    first, second = notes
    assert (first.patient_id, first.note_id, first.text) == ("p1", "d1", "Gout since May.")
    assert (first.date, first.kind) == (PartialDate(2024, 2, 3), "Visit note")
    assert (first.birth_date, first.sex) == (PartialDate(1950, 1, 2), "female")
    assert (second.note_id, second.text.strip(), second.sex) == ("d2-1", "No gout.", "male")
    assert "d2: attachment of type application/pdf, not text" in faults[0]
    assert "d3: no subject" in faults[1]


def test_folders(tmp_path):
    (tmp_path / "p3").mkdir()
    (tmp_path / "p1__n1.txt").write_text("one", encoding="utf-8")
    (tmp_path / "p2__n2.txt.gz").write_bytes(gzip.compress(b"two"))
    (tmp_path / "p3" / "n3.txt").write_text("three", encoding="utf-8")
    (tmp_path / "alone.txt").write_text("four", encoding="utf-8")
    (tmp_path / "empty__n.txt").write_text("", encoding="utf-8")
    notes, faults = read(tmp_path)
    assert [(n.patient_id, n.note_id, n.text) for n in notes] == [
        ("alone", "alone", "four"),
        ("p1", "n1", "one"),
        ("p2", "n2", "two"),
        ("p3", "n3", "three"),
    ]
    assert [Path(fault.split(": ")[0]).name for fault in faults] == ["empty__n.txt"]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("n.txt", b"\x00secret", "binary data, not text"),
        ("n.parquet", b"secret", "no Parquet file"),
        ("n.csv", b"patient_id,words\np,secret\n", "no column 'text'"),
        ("n.json", b'{"secret', "malformed JSON"),
        ("n.docx", b"secret", "no note is read from .docx files"),
        ("n.csv", b"patient_id,text\np,a,b,secret\n", "4 fields, wanted 2"),
    ],
)
def test_bad_files_are_named_and_lose_no_other(name, raw, reason, tmp_path):
    file = tmp_path / name
    file.write_bytes(raw)
    shutil.copy(HERE / "notes.csv", tmp_path / "zz.csv")
    notes, faults = read(file, tmp_path / "zz.csv")
    assert len(notes) == 2 and len(faults) == 1
    assert str(file) in faults[0] and reason in faults[0]
    assert "secret" not in faults[0]
