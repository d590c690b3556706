"""Is a row, or a file's name, read as the note that it says?"""

from pathlib import PurePosixPath

import pytest

from pipelines.intake.note_rows import named_note, note_of
from pipelines.intake.texts import NotText


def test_numbers_as_ids():
    note, faults = note_of({"patient_id": 7, "text": "x", "note_id": float("nan")}, "f-1")
    assert (note.patient_id, note.note_id, faults) == ("7", "f-1", [])


@pytest.mark.parametrize(
    "row", [None, {}, {"patient_id": "p"}, {"text": "t"}, {"patient_id": " ", "text": "t"}]
)
def test_no_note(row):
    with pytest.raises(NotText):
        note_of(row, "f")


@pytest.mark.parametrize(
    ("path", "patient", "note"),
    [
        ("p1__n1.txt", "p1", "n1"),
        ("p1/n1.txt", "p1", "n1"),
        ("all/p1/n1.txt", "p1", "n1"),
        ("n1.txt", "n1", "n1"),
        ("p1/p2__n1.txt", "p2", "n1"),
        ("p1__a__b.txt", "p1", "a__b"),
    ],
)
def test_named_note(path, patient, note):
    place = PurePosixPath(path)
    found = named_note(place, place.stem, "words")
    assert (found.patient_id, found.note_id, found.text) == (patient, note, "words")
