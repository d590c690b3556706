"""Cross-references, codes with their point, and files that cannot be opened."""

from __future__ import annotations

import gzip

import pytest

from nlp.errors import TerminologyError
from pipelines.terminologies.rows import Fault, coded, dotted, opened, table


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ICD-10-CM:E11.9", ("ICD10CM", "E11.9")),
        ("SNOMEDCT_US_2024_09_01:44054006", ("SNOMED", "44054006")),
        ("MESH:D003924", ("MeSH", "D003924")),
        ("UMLS_CUI:C0011860", ("UMLS", "C0011860")),
        ("Orphanet:1234", ("Orphanet", "1234")),
        ("https://example.org/a", None),
        ("just words", None),
    ],
)
def test_references(text, wanted):
    assert coded(text) == wanted


@pytest.mark.parametrize(
    ("code", "wanted"), [("E119", "E11.9"), ("E11", "E11"), ("Q99.1", "Q99.1"), ("12345", "12345")]
)
def test_points(code, wanted):
    assert dotted(code) == wanted


def test_rows_are_numbered_from_the_header(tmp_path):
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(b'\xef\xbb\xbfa,b\n"x,y",z\n'))
    assert list(table(file, ",", quoted=True)) == [(1, ["a", "b"]), (2, ["x,y", "z"])]


def test_what_is_no_gzip_is_named(tmp_path):
    file = tmp_path / "a.gz"
    file.write_text("plain")
    with pytest.raises(TerminologyError, match=r"a\.gz"), opened(file) as stream:
        stream.read()


def test_a_fault_names_its_file_and_row():
    assert str(Fault("a.csv", 3, "no id")) == "a.csv, row 3: no id"
