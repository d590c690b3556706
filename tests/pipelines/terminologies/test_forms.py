"""Which reader does a file or folder go to, and what is refused?"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from nlp.errors import TerminologyError
from pipelines.terminologies.forms import read_terminology

OURS = Path(__file__).with_name("ours.obo")


def test_each_form_by_its_file(tmp_path):
    packed = tmp_path / "ours.obo.gz"
    packed.write_bytes(gzip.compress(OURS.read_bytes()))
    table = tmp_path / "t.tsv"
    table.write_text("id\tname\n1\tquorl\n")
    codes = tmp_path / "codes.txt"
    codes.write_text("Q99    Zarnic fever\n")
    found = list(read_terminology([packed, codes, table], print))
    assert [each.id for each in found] == ["INV:1", "INV:2", "INV:3", "Q99", "1"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("none.obo", None, "no such file"),
        ("letter.txt", "Dear all,\n", "in no form that is read"),
        ("table.xlsx", "PK", "in no form that is read"),
    ],
)
def test_what_is_refused(tmp_path, name, text, reason):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(TerminologyError, match=reason):
        list(read_terminology([tmp_path / name], print))


def test_a_folder_of_neither_kind_is_refused(tmp_path):
    with pytest.raises(TerminologyError, match=r"neither CONCEPT\.csv nor MRCONSO\.RRF"):
        list(read_terminology([tmp_path], print))
