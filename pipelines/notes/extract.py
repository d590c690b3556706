"""A note -> its facts: sections, statements, whose and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from nlp.model import Fact, FactTime, Note, Passage, Problem, Statement
from nlp.recognizers import read_dates, split_sentences
from nlp.sections import split_sections
from nlp.statements import Reader, read_statements
from pipelines.notes.dating import time_of
from pipelines.notes.demographics import field_facts, field_time, first_of_sex, triage
from pipelines.notes.facts import fact_statements
from pipelines.notes.timeline import timeline

# Headings whose words on the same line are all they head.
_ONE_LINE = frozenset({"family_history"})
_HAS_DATE = re.compile(r"\d|ago|yesterday|today|last|since", re.IGNORECASE)


def extract_facts(note: Note, reader: Reader) -> tuple[list[Fact], list[Problem]]:
    """What does a note say of its patient? Facts in order of time, and doubts.

    A note without a date gives facts without one, and a problem `no_date`.
    """
    found: list[tuple[Statement, FactTime, str | None]] = []
    for passage in split_sections(note.text, reader.vocabulary, side="note"):
        reading = read_statements(passage, reader, side="note", open_too=False)
        when = FactTime(note.date, None, "note_date" if note.date else "none")
        found += [(s, when, passage.section) for s in triage(passage.text, passage.start)]
        dates = read_dates(passage.text) if _HAS_DATE.search(passage.text) else []
        bounds = split_sentences(passage.text) if dates else []
        starts = [start for start, _ in bounds]
        reach = _reach(passage)
        for placed in reading.placed:
            section = passage.section if placed.start < reach else None
            for statement in fact_statements(placed.statement, section):
                index = bisect_right(starts, placed.start) - 1
                line = bounds[index] if index >= 0 else (0, 0)
                tense = statement.assertion.time
                time = time_of(placed.start, placed.end, line, dates, note.date, tense)
                found.append((statement, time, section))
    fields = [(each, field_time(note, each), None) for each in field_facts(note)]
    facts = list(_numbered(note, [*fields, *found]))
    problems = []
    if note.date is None:
        problems.append(Problem("no_date", "the note has no date: its facts are undated"))
    return timeline(first_of_sex(facts)), problems


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
        said = _as_received(statement, note.text)
        yield Fact(note.patient_id, note.note_id, fact_id, said, time, section)


def _as_received(statement: Statement, text: str) -> Statement:
    """The statement with its words as the note has them, not as they were read."""
    quote = statement.quote
    if quote is None or (words := text[quote.start : quote.end]) == quote.text:
        return statement
    return replace(statement, quote=replace(quote, text=words))
