"""Who is the patient: sex from a word for a person, and what the note's own fields say."""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.model import (
    Amount,
    Comparator,
    Concept,
    Fact,
    FactTime,
    Interval,
    Note,
    Quote,
    Statement,
)

_OLDEST = 120

SEX_OF = {"man": "male", "woman": "female"}

# "45M with chest pain", "62 yo F, ...": age and sex as a triage line puts them.
_TRIAGE = re.compile(
    r"(?:^|[.\n][ \t]*|\ba\s|\bPt is )(?P<age>\d{1,3})\s?(?:y/?o|yr|y)?\s?(?P<sex>[MF])\b"
    r"(?=,| (?:with|w/|who|c/o|presents?|presenting|here|hx|h/o|s/p|admitted|in|on)\b)"
)


def triage(text: str, offset: int) -> list[Statement]:
    """Age and sex of a line such as "45M with chest pain", as statements."""
    made = []
    for found in _TRIAGE.finditer(text):
        age = Decimal(found["age"])
        if age > _OLDEST:
            continue
        start, end = found.span("age")
        quote = Quote(start + offset, found.end() + offset, text[start : found.end()])
        amount = Amount(
            Comparator.EQ,
            (age,),
            "a",
            interval=Interval.exactly(age),
            canonical_unit="a",
            quote=Quote(start + offset, end + offset, found["age"]),
        )
        sex = "male" if found["sex"] == "M" else "female"
        first, last = found.span("sex")
        letter = Quote(first + offset, last + offset, found["sex"])
        made.append(Statement("s0", "demographic", Concept("age", "age"), amount, quote=quote))
        made.append(Statement("s0", "demographic", Concept(sex, sex, (), letter), quote=quote))
    return made


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


def first_of_sex(facts: list[Fact]) -> list[Fact]:
    """The same facts without further words for the patient's sex: one is enough, the first."""
    seen = False
    kept = []
    for fact in facts:
        concept = fact.statement.concept
        if concept is not None and concept.concept_id in ("male", "female"):
            if seen:
                continue
            seen = True
        kept.append(fact)
    return kept
