"""Does one damaged row, in whatever form, leave the others readable, and is it named?"""

from __future__ import annotations

import gzip
import io
import sys

import pytest

from pipelines.store.sources import rows


def read(path, kind="days"):
    faults = []
    return [record for _, record in rows(str(path), kind, faults.append)], [*map(str, faults)]


def test_row_3_of_5_is_no_json(tmp_path):
    file = tmp_path / "five.jsonl"
    file.write_text('{"a": 1}\n{"a": 2}\n{"a": Secret\n{"a": 4}\n[5]\n')
    found, faults = read(file)
    assert [each["a"] for each in found] == [1, 2, 4]
    assert faults == [f"{file}, row 3: malformed JSON", f"{file}, row 5: wanted a JSON object"]


def test_blank_lines_and_marks_are_passed_over(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"a": 1}\n\n{"a": 2}')
    assert read(file) == ([{"a": 1}, {"a": 2}], [])


def test_bytes_that_are_no_text(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"a": 1}\n\xff\xfe\x00\n{"a": 2}\n')
    found, faults = read(file)
    assert len(found) == 2
    assert faults == [f"{file}, row 2: malformed JSON"]


def test_a_cell_that_is_none(tmp_path):
    file = tmp_path / "facts.csv"
    file.write_text('patient_id,windows\np1,[]\np2,"[Secret"\np3,[]\n')
    found, faults = read(file, "facts")
    assert [each["patient_id"] for each in found] == ["p1", "p3"]
    assert faults == [f"{file}, row 3: field 'windows': wanted json"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.parquet", "no Parquet file, or a damaged one"),
        ("a.duckdb", "no DuckDB file, or none with a table 'days'"),
        ("a.docx", "cannot tell the form by its ending"),
        ("a.jsonl.gz", "a damaged archive"),
    ],
)
def test_a_file_of_another_form(tmp_path, name, reason):
    file = tmp_path / name
    whole = gzip.compress(b'{"patient_id": "p"}\n' * 99)
    file.write_bytes(whole[:-12] if name.endswith(".gz") else b"words, words " * 999)
    _, faults = read(file)
    (fault,) = faults
    assert fault.startswith(f"{file}: ")
    assert reason in fault


@pytest.mark.parametrize("form", [".jsonl", ".jsonl.gz", ".csv", ".parquet", ".duckdb"])
def test_a_file_that_is_not_there(tmp_path, form):
    file = tmp_path / f"missing{form}"
    assert read(file) == ([], [f"{file}: No such file or directory"])
    assert not file.exists()


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": 1}\nnone\n')))
    assert read("-") == ([{"a": 1}], ["standard input, row 2: malformed JSON"])
