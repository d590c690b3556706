"""A note -> its facts: sections, statements, whose and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from nlp.model import Fact, FactTime, Note, Passage, Problem, Statement
from nlp.recognizers import read_dates
from nlp.sections import split_sections
from nlp.statements import Reader
from pipelines.notes.dating import time_of
from pipelines.notes.demographics import field_facts, field_time, first_of_sex, triage
from pipelines.notes.facts import fact_statements
from pipelines.notes.reading import read_passage

# Headings whose words on the same line are all they head.
_ONE_LINE = frozenset({"family_history"})
_HAS_DATE = re.compile(r"\d|ago|yesterday|today|last|since", re.IGNORECASE)


def extract_facts(note: Note, reader: Reader) -> tuple[list[Fact], list[Problem]]:
    """What does a note say of its patient? Facts in order of the text, and doubts.

    A note without a date gives facts without one, and a problem `no_date`.
    """
    found: list[tuple[Statement, FactTime, str | None]] = []
    for passage in split_sections(note.text, reader.vocabulary, side="note"):
        read = read_passage(passage, reader.vocabulary, note.text)
        when = FactTime(note.date, None, "note_date" if note.date else "none")
        found += [(s, when, passage.section) for s in triage(passage.text, passage.start)]
        dates = read_dates(passage.text) if _HAS_DATE.search(passage.text) else []
        starts = [start for start, _ in read.sentences]
        reach = _reach(passage)
        for told in read.told:
            section = passage.section if told.start < reach else None
            for statement in fact_statements(told.statement, section):
                index = bisect_right(starts, told.start) - 1
                line = read.sentences[index] if index >= 0 else (0, 0)
                tense = statement.assertion.time
                time = time_of(told.start, told.end, line, dates, note.date, tense)
                found.append((statement, time, section))
    fields = [(each, field_time(note, each), None) for each in field_facts(note)]
    facts = list(_numbered(note, [*fields, *found]))
    problems = []
    if note.date is None:
        problems.append(Problem("no_date", "the note has no date: its facts are undated"))
    return first_of_sex(facts), problems


def _reach(passage: Passage) -> int:
    """How far a heading reaches that stands in running text: of a family, to its line's end."""
    if passage.section not in _ONE_LINE:
        return len(passage.text)
    first = len(passage.text) - len(passage.text.lstrip(" \t:"))
    end = passage.text.find("\n", first)
    return len(passage.text) if end <= first else end


def _numbered(note: Note, found: list[tuple[Statement, FactTime, str | None]]) -> Iterator[Fact]:
    for number, (statement, time, section) in enumerate(found, 1):
        fact_id = f"{note.note_id}#f{number}"
        yield Fact(note.patient_id, note.note_id, fact_id, statement, time, section)
