"""In which year was the patient so old: "appendectomy at age 12", "a seizure as a toddler"?

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
_STAGE_WORDS = ("hood", "infan", "toddler", "child", "kid", "baby", "newborn", "teen", "ties")
# Times of life: the first and the last age of each.
_STAGES = {
    "baby": (0, 1),
    "newborn": (0, 1),
    "infant": (0, 1),
    "infancy": (0, 1),
    "toddler": (1, 3),
    "child": (1, 12),
    "kid": (1, 12),
    "childhood": (0, 12),
    "teenager": (13, 19),
    "teen": (13, 19),
    "teens": (13, 19),
    "adolescent": (12, 19),
    "adolescence": (12, 19),
    "twenties": (20, 29),
    "thirties": (30, 39),
    "forties": (40, 49),
    "fifties": (50, 59),
    "sixties": (60, 69),
}
_STAGE = re.compile(
    r"\b(?:(?P<since>since|from|until|till) )?(?:as an? (?:young |small |little )?"
    r"(?=(?:baby|newborn|infant|toddler|child|kid|teen(?:ager)?|adolescent)\b)"
    r"|(?:(?<=since )|(?<=from )|(?<=until )|(?<=till )|in )(?:(?:his|her|the|my|their) )?"
    r"(?:early |mid |mid-|late )?"
    r"(?=(?:infancy|childhood|teens|adolescence|twenties|thirties|forties|fifties|sixties)\b))"
    r"(?P<stage>[a-z]{3,12})",
    re.IGNORECASE,
)


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


def tells_ages(text: str) -> bool:
    """May a text tell a time by an age, or by a time of life?"""
    return " age" in text or _names_stage(text)


def _names_stage(text: str) -> bool:
    return any(word in text for word in (*_STAGE_WORDS, "adolescen"))


def at_ages(text: str, born: int | None, note: PartialDate | None) -> list[Found]:
    """The times that a text tells by the patient's age; values are guessed `ByNote`.

    Args: born, the patient's year of birth, None if unknown: then there are none.
    """
    if born is None or note is None:
        return []
    found = []
    for match in _AT.finditer(text) if "age" in text or "Age" in text else ():
        cue = (match["cue"] or "").lower()
        if not cue and not match["years"]:
            continue  # "age 62" alone is how old somebody is
        age = int(match["age"] or match["years"])
        found += _between(match, cue, born + age, born + age, note)
    for match in _STAGE.finditer(text) if _names_stage(text) else ():
        first, last = _STAGES[match["stage"].lower()]
        found += _between(match, (match["since"] or "").lower(), born + first, born + last, note)
    return found


def _between(
    match: re.Match[str], cue: str, first: int, last: int, note: PartialDate
) -> list[Found]:
    """From the one year to the other, as the cue says; empty: not in the patient's life so far."""
    if not _FIRST_YEAR < first <= note.year:
        return []
    low, high = PartialDate(first - 1), PartialDate(min(last + 1, note.year))
    since, until = cue in ("since", "from"), cue in ("until", "till")
    told = DateRange(None if until else low, None if since else high)
    return [Found(*match.span(), ByNote(told, by_age=True))]
