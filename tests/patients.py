"""Facts and judges from short forms, for the tests of the judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nlp.model import Fact, FactTime, PartialDate, Quote, Statement
from nlp.model.reading import read_statement
from nlp.vocabulary import Vocabulary, load_vocabulary
from pipelines.matching.candidates import FactIndex
from pipelines.matching.judge import Judge

AS_OF = date(2024, 6, 30)


def kind_of(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """The statement with the kind that its concept has in the vocabulary."""
    concept = statement.concept
    if concept is None or concept.concept_id is None:
        return statement
    if concept.concept_id in ("age", "male", "female"):
        return replace(statement, kind="demographic")
    if concept.concept_id in vocabulary.measures:
        return replace(statement, kind="measurement")
    term = vocabulary.terms[concept.concept_id]
    return replace(statement, kind=term.kind)


def fact(line: str, number: int = 1) -> Fact:
    """A fact from `2024-06-20 asthma absent`; without a date it has none."""
    first, _, rest = line.strip().partition(" ")
    dated = first[:1].isdigit()
    day = PartialDate.parse(first) if dated else None
    statement = kind_of(read_statement(rest if dated else line.strip()), load_vocabulary())
    statement = replace(statement, id=f"s{number}", quote=Quote(0, len(line), line))
    time = FactTime(day, None, "note_date") if day else FactTime()
    return Fact("p", "n", f"n#f{number}", statement, time)


def judge(lines: str, policy: str = "presume") -> Judge:
    """A judge over the facts of a line of short forms, divided by semicolons."""
    facts = [fact(line, n) for n, line in enumerate(lines.split(";"), 1) if line.strip()]
    vocabulary = load_vocabulary()
    return Judge(FactIndex(facts, vocabulary), AS_OF, vocabulary, policy)
