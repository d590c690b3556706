"""What the fields of a note say of the patient: "DOB: 1961-05-04", "Sex: F", and the record's own.

A field's name may have been taken for a heading: then it is the title of the passage behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import (
    Assertion,
    Concept,
    FactTime,
    Note,
    PartialDate,
    Passage,
    Statement,
    Status,
)
from nlp.recognizers import read_dates
from pipelines.notes.demographics import age_of, quoted, sex_of

_NAMES = {
    "birth": r"dob|d\.o\.b\.?|birth ?date|date of birth",
    "sex": r"sex|gender",
    "age": r"age",
}
# What any of them has: no passage without it is searched for each.
_FIELD = re.compile(r"(?:sex|gender|age|dob|b\.|birth|date)[ \t]{0,4}[:=\d]")
_NAMED = {
    what: re.compile(rf"\b(?:{names})[ \t]?[:=][ \t]{{0,4}}", re.IGNORECASE)
    for what, names in _NAMES.items()
}
_BIRTH_ALONE = re.compile(
    rf"\b(?:{_NAMES['birth']}|born(?: on)?)[ \t]{{1,4}}(?=\d\d?[./-]\d|\d{{4}}-)", re.IGNORECASE
)
_TITLES = {what: re.compile(names, re.IGNORECASE) for what, names in _NAMES.items()}
_SEX = re.compile(
    r"(?:\[ ?\][ \t]?(?:female|male|f|m)[ \t,/]{1,4})?(?:\[[xX✓✔]\][ \t]?|[☒☑][ \t]?)?"
    r"(?P<sex>female|male|f|m)\b",
    re.IGNORECASE,
)
# Years, unless a smaller unit follows.
_AGE = re.compile(
    r"(?P<years>\d{1,3})(?: ?(?:y/?o|yrs?|y))?(?![\w.])(?! ?(?:mo|w(?:ee)?k|d(?:ay)?s?\b))",
    re.IGNORECASE,
)
# "No known (drug) allergies", and an empty list of them.
_NO_KNOWN = re.compile(r"\bNKD?A\b")
_NONE = re.compile(
    r"[\s:,-]*(?P<word>none(?: known| reported)?|nil(?: known)?|no|denies)[\s.,]*$", re.I
)
_OLDEST = 120
_DATE_LENGTH = 24


def field_statements(passage: Passage) -> Iterator[tuple[Statement, FactTime | None]]:
    """Birth date, sex and age as fields give them; with a time where it is the field's own."""
    text, offset = passage.text, passage.start
    if passage.section == "allergies" or "NK" in text:
        yield from ((each, None) for each in _no_allergies(passage))
    titled = any(_is_titled(passage, what) for what in _NAMES)
    if not titled and "born " not in text and not _FIELD.search(text.lower()):
        return
    for start, end in _values(passage, "birth"):
        words = text[end : end + _DATE_LENGTH]
        for date in read_dates(words, day_first="." in words[:3])[:1]:
            if date.start == 0 and isinstance(date.value, PartialDate):
                quote = quoted(text, offset, (start, end + date.end))
                concept = Concept("birth date", "birth_date", (), quote)
                time = FactTime(date.value, date.value, "text")
                yield Statement("s0", "demographic", concept, quote=quote), time
    for start, end in _values(passage, "sex"):
        if found := _SEX.match(text, end):
            yield sex_of(text, offset, found.span("sex"), (start, found.end())), None
    for start, end in _values(passage, "age"):
        found = _AGE.match(text, end)
        if found and int(found["years"]) <= _OLDEST:
            yield age_of(text, offset, found.span("years"), (start, found.end())), None


def _no_allergies(passage: Passage) -> Iterator[Statement]:
    """What a chart says in place of a list of allergies: "NKDA", "Allergies: none"."""
    text, offset = passage.text, passage.start
    found = [(each.span(), "drug" if "D" in each[0] else "") for each in _NO_KNOWN.finditer(text)]
    if not found and passage.section == "allergies" and (none := _NONE.match(text)):
        found.append((none.span("word"), ""))
    for span, what in found:
        quote = quoted(text, offset, span)
        name = f"{what} allergy".strip()
        concept = Concept(name, name.replace(" ", "_"), (), quote)
        said = Assertion(Status.ABSENT, cues=(quote,))
        yield Statement("s0", "allergy", concept, assertion=said, quote=quote)


def _values(passage: Passage, what: str) -> Iterator[tuple[int, int]]:
    """Where fields of a name begin, and where their values do."""
    text = passage.text
    for found in _NAMED[what].finditer(text):
        yield found.span()
    if what == "birth":
        for found in _BIRTH_ALONE.finditer(text):
            yield found.span()
    if _is_titled(passage, what):
        value = len(text) - len(text.lstrip(" \t\n:"))
        yield value, value


def _is_titled(passage: Passage, what: str) -> bool:
    return passage.title is not None and _TITLES[what].fullmatch(passage.title) is not None


def begins_with_birth(passage: Passage) -> bool:
    """Is the first date of a passage the patient's birth date, for its title says so?"""
    return _is_titled(passage, "birth")


def field_facts(note: Note) -> list[Statement]:
    """The structured fields of a note as statements: birth date and sex."""
    made = []
    if note.birth_date is not None:
        made.append(Statement("s0", "demographic", Concept("birth date", "birth_date")))
    if note.sex in ("male", "female"):
        made.append(Statement("s0", "demographic", Concept(note.sex, note.sex)))
    return made


def field_time(note: Note, statement: Statement) -> FactTime:
    """A birth date is its own time; the rest holds on the note's day."""
    if statement.concept is not None and statement.concept.concept_id == "birth_date":
        return FactTime(note.birth_date, note.birth_date, "text")
    return FactTime(note.date, None, "note_date" if note.date else "none")
