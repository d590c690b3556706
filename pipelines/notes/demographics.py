"""Who is the patient: sex from a word for a person, and what the note's own fields say."""

from __future__ import annotations

from nlp.model import (
    Concept,
    Fact,
    FactTime,
    Note,
    Statement,
)

SEX_OF = {
    "man": "male",
    "male": "male",
    "boy": "male",
    "adult_man": "male",
    "woman": "female",
    "female": "female",
    "girl": "female",
    "adult_woman": "female",
}


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
