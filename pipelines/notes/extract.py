"""A note -> its facts: sections, statements, whose and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.abbreviations import meanings
from nlp.model import (
    Assumption,
    Fact,
    FactTime,
    Note,
    Passage,
    Problem,
    Statement,
    Tense,
)
from nlp.passages import Reader
from nlp.sections import split_sections
from nlp.vocabulary import Vocabulary
from pipelines.notes.allergies import is_allergen, with_reactions
from pipelines.notes.at_age import birth_year, tells_ages
from pipelines.notes.dating import Dating
from pipelines.notes.demographics import first_told, triage
from pipelines.notes.endings import with_ending
from pipelines.notes.eyes import with_side
from pipelines.notes.facts import fact_statements, is_person, of_the_infant
from pipelines.notes.fields import field_facts, field_statements, field_time
from pipelines.notes.past import events, has_not_come_again, is_over
from pipelines.notes.planned import REACH, is_ahead
from pipelines.notes.pounds import with_pounds
from pipelines.notes.reaching import reach
from pipelines.notes.reading import PassageRead, Told, read_passage
from pipelines.notes.rows import laid_out
from pipelines.notes.sexes import SEXES, assumed_sex
from pipelines.notes.timeline import with_conflicts
from pipelines.notes.titles import examined_from, titled
from pipelines.notes.yearless import writes_day_first

_YEAR_SUPPLIED = Assumption(
    "year_supplied", "no year is told: worked out from the note's day or the patient's age"
)
Placed = tuple[Statement, FactTime, str | None]


def extract_facts(note: Note, reader: Reader) -> tuple[list[Fact], list[Problem]]:
    """What does a note say of its patient? Facts in order of the text, and doubts.

    A note without a date gives facts without one, and a problem `no_date`.
    """
    found: list[Placed] = []
    bound = meanings(note.text, reader.vocabulary)
    day_first = writes_day_first(note.text, note.date)
    when = FactTime(note.date, None, "note_date" if note.date else "none")
    passages = [
        replace(each, text=laid_out(each.text, reader.vocabulary))
        for each in split_sections(note.text, reader.vocabulary, side="note")
    ]
    reads = [read_passage(each, reader.vocabulary, note.text, bound) for each in passages]
    known = _Known(note, reader.vocabulary, day_first, _born(note, passages, reads))
    for passage, read in zip(passages, reads, strict=True):
        found += [(s, when, passage.section) for s in triage(passage.text, passage.start)]
        found += [(s, t or when, passage.section) for s, t in field_statements(passage)]
        found += _dated(passage, read, known)
    statements = of_the_infant([statement for statement, _, _ in found], reader.vocabulary)
    statements = with_pounds(note.text, statements, reader.vocabulary)
    found = [(s, t, section) for s, (_, t, section) in zip(statements, found, strict=True)]
    sex = None if note.sex in SEXES else assumed_sex(note.text, statements)
    if sex is not None:
        found.append((sex, when, None))
    fields = [(each, field_time(note, each), None) for each in field_facts(note)]
    facts = list(_numbered(note, [*fields, *found]))
    problems = []
    if note.date is None:
        problems.append(Problem("no_date", "the note has no date: its facts are undated"))
    return with_conflicts(first_told(facts)), problems


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a note while its passages are dated."""

    note: Note
    vocabulary: Vocabulary
    day_first: bool | None
    born: int | None


def _born(note: Note, passages: list[Passage], reads: list[PassageRead]) -> int | None:
    """The patient's year of birth, where a note tells anything by an age."""
    if not tells_ages(note.text):
        return None
    ages = (s for each in passages for s in triage(each.text, each.start))
    return birth_year(note, [*(t.statement for read in reads for t in read.told), *ages])


def _dated(passage: Passage, read: PassageRead, known: _Known) -> list[Placed]:
    """The facts of a passage's statements, each with its time and section."""
    note, vocabulary = known.note, known.vocabulary
    stop = reach(passage, note.text)
    kept = []
    title = titled(passage, vocabulary, note.text)
    examined = examined_from(passage)
    for told in [Told(title, 0, 0), *read.told] if title else read.told:
        section = passage.section if told.start < stop else None
        if examined is not None and told.start >= examined:
            section = "physical_exam"
        said = told.statement
        if said.kind == "drug" and is_allergen(passage.text, told.start):
            said = replace(said, kind="allergy")
        kept += [(told, each, section) for each in fact_statements(said, section)]
    reacted = with_reactions(note.text, [statement for _, statement, _ in kept])
    kept = [(t, s, section) for (t, _, section), s in zip(kept, reacted, strict=True) if s]
    taken = [(told.start, told.end) for told, each, _ in kept if not is_person(each)]
    spans = taken, read.sentences, read.windows
    happening = events(vocabulary)
    dating = Dating(
        passage, note.date, *spans, day_first=known.day_first, events=happening, born=known.born
    )
    placed = []
    for told, statement, section in kept:
        time, supplied = dating.read(told.start, told.end, statement)
        if supplied:
            assumptions = (*statement.assumptions, _YEAR_SUPPLIED)
            statement = replace(statement, assumptions=assumptions)
        ago = dating.ago(told.start, told.end, statement) if note.date is None else None
        if ago is not None:
            statement = replace(statement, windows=(*statement.windows, ago))
        around = (
            passage.text[max(0, told.start - REACH) : told.start],
            passage.text[told.end : told.end + 60],
        )
        place = told.start, told.end
        statement = with_side(statement, passage.text, place, passage.start, vocabulary)
        times = (time, *dating.again(told.start, told.end, statement))
        placed += [(*_at_its_time(statement, each, known, around), section) for each in times]
    return placed


def _at_its_time(
    statement: Statement, time: FactTime, known: _Known, around: tuple[str, str]
) -> tuple[Statement, FactTime]:
    """The statement and its time, as what is over or yet to come by it and the words around."""
    vocabulary, near = known.vocabulary, (around[0][-80:], around[1])
    tense = None
    earlier = statement.kind == "measurement" and statement.assertion.time is Tense.HISTORY
    if earlier and statement.amount is not None and time.source == "note_date":
        time = FactTime()  # "22, up from 9": some day before
    if has_not_come_again(statement, time, around[1], vocabulary):
        time = replace(time, end=time.end or time.start)
        tense = Tense.HISTORY
    elif is_over(statement, time, known.note.date, vocabulary, near):
        tense = Tense.HISTORY
    elif time.source != "text" and is_ahead(statement, *around):
        time, tense = FactTime() if time.source == "note_date" else time, Tense.FUTURE
    if tense is not None:
        statement = replace(statement, assertion=replace(statement.assertion, time=tense))
    return with_ending(statement, vocabulary), time


def _numbered(note: Note, found: list[Placed]) -> Iterator[Fact]:
    for number, (statement, time, section) in enumerate(found, 1):
        fact_id = f"{note.note_id}#f{number}"
        yield Fact(note.patient_id, note.note_id, fact_id, statement, time, section)
