"""In which year was the patient so old: "appendectomy at age 12", "asthma since the age of 6"?

It is worked out from the birth date, or from the age that the note tells, and is on record as a
guess. It is known to a year either way, for birthdays may lie before or behind: an interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.model import Experiencer, Note, PartialDate, Statement
from nlp.recognizers import DateRange, Found
from pipelines.notes.yearless import ByNote

# What a note tells of a patient's life, that may have an age of its own.
OF_LIFE = frozenset({"condition", "procedure", "device", "allergy"})
_AT = re.compile(
    r"(?:\b(?P<cue>at|since|from|until|till) )?\b(?:(?:the )?age (?:of )?(?P<age>\d{1,2})"
    r"(?![\d.,/-]\d|\d| ?(?:mo|w(?:ee)?k|d(?:ay)?s?\b))(?: years?\b| yrs?\b| ?y/?o\b)?"
    r"|(?<=at )(?P<years>\d{1,2}) years of age)",
    re.IGNORECASE,
)
_FIRST_YEAR = 1900


def birth_year(note: Note, told: Iterable[Statement]) -> int | None:
    """In which year was the patient born, by the record or by the first age that a note tells?"""
    if note.birth_date is not None:
        return note.birth_date.year
    if note.date is None:
        return None
    for statement in told:
        concept, amount = statement.concept, statement.amount
        if concept is None or concept.concept_id != "age" or amount is None or amount.unit != "a":
            continue
        if statement.assertion.experiencer is Experiencer.PATIENT and len(amount.values) == 1:
            return note.date.year - int(amount.values[0])
    return None


def at_ages(text: str, born: int | None, note: PartialDate | None) -> list[Found]:
    """The times that a text tells by the patient's age; values are guessed `ByNote`.

    Args: born, the patient's year of birth, None if unknown: then there are none.
    """
    if born is None or note is None or not ("age" in text or "Age" in text):
        return []
    found = []
    for match in _AT.finditer(text):
        cue = (match["cue"] or "").lower()
        if not cue and not match["years"]:
            continue  # "age 62" alone is how old somebody is
        year = born + int(match["age"] or match["years"])
        if not _FIRST_YEAR < year <= note.year:
            continue
        first, last = PartialDate(year - 1), PartialDate(min(year + 1, note.year))
        since, until = cue in ("since", "from"), cue in ("until", "till")
        told = DateRange(None if until else first, None if since else last)
        found.append(Found(*match.span(), ByNote(told, by_age=True)))
    return found
