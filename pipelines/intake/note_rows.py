"""Which note does one row say: of JSON Lines, of a table, of a text file's name?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from nlp.model import Note, PartialDate
from pipelines.intake.texts import NotText
from pipelines.intake.values import date_of, sex_of

NEEDED = (("text",), ("patient_id",))


def note_of(row: Any, fallback_id: str) -> tuple[Note, list[str]]:
    """Which note does a row say, and what of it could not be read (an odd date)?

    Raises: NotText if it is no object, or lacks its patient_id or text.
    """
    if not isinstance(row, Mapping):
        raise NotText("wanted an object with `patient_id` and `text`")
    patient_id, text = _words(row.get("patient_id")), row.get("text")
    if not patient_id:
        raise NotText("no `patient_id`")
    if not isinstance(text, str) or not text.strip():
        raise NotText("no `text`")
    faults: list[str] = []
    note = Note(
        patient_id,
        _words(row.get("note_id")) or fallback_id,
        text,
        _date(row.get("date"), "date", faults),
        _date(row.get("birth_date"), "birth_date", faults),
        sex_of(row.get("sex")),
        _words(row.get("kind")),
    )
    return note, faults


def _words(value: Any) -> str | None:
    if value is None or value != value:  # a blank of a table may be a float that is no number
        return None
    return str(value).strip() or None


def _date(value: Any, name: str, faults: list[str]) -> PartialDate | None:
    try:
        return date_of(value)
    except ValueError as fault:
        faults.append(f"`{name}`: {fault}; the note is read without it")
        return None


def named_note(relative: PurePosixPath, stem: str, text: str) -> Note:
    """Which note does a text file hold: `PATIENT__NOTE.txt`, `PATIENT/NOTE.txt`, or `NOTE.txt`?

    A file that names no patient is one of its own.
    """
    patient, parted, note = stem.partition("__")
    if parted and patient and note:
        return Note(patient, note, text)
    folders = relative.parts[:-1]
    return Note(folders[-1] if folders else stem, stem, text)
