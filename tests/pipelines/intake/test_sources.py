"""Are files found in folders and archives, in order, and opened unpacked?"""

import gzip
import zipfile

from pipelines.intake.sources import sources


def found(*paths):
    faults = []
    names = []
    for source in sources(list(paths), faults.append):
        with source.open() as stream:
            names.append((source.stem, source.suffix, stream.read()))
    return names, faults


def test_folder_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.TXT").write_bytes(b"2")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"1"))
    (tmp_path / "c.txt").write_bytes(gzip.compress(b"3"))
    assert found(tmp_path)[0] == [
        ("a", ".csv", b"1"),
        ("x", ".txt", b"2"),
        ("c", ".txt", b"3"),  # packed, though its name does not say so
    ]


def test_archive_with_packed_member(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/b.txt.gz", gzip.compress(b"two"))
        archive.writestr("in/a.txt", b"one")
    names, faults = found(tmp_path / "a.zip")
    assert names == [("a", ".txt", b"one"), ("b", ".txt", b"two")]
    assert faults == []


def test_what_is_not_there(tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK")
    names, faults = found(tmp_path / "bad.zip", tmp_path / "none")
    assert names == []
    assert [fault.row for fault in faults] == [None, None]
