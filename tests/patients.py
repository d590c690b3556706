"""Facts, patients and criteria from short forms, for the tests of the judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Criterion,
    Expression,
    Fact,
    FactTime,
    IfThen,
    Not,
    PartialDate,
    Quote,
    Requirement,
    Statement,
    Trial,
    read_expression,
    read_statement,
)
from nlp.vocabulary import Vocabulary, load_vocabulary
from pipelines.matching.asked import Asked, ask_one
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient

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


def patient(lines: str) -> Patient:
    """The patient of a line of short forms, divided by semicolons."""
    facts = [fact(line, n) for n, line in enumerate(lines.split(";"), 1) if line.strip()]
    return Patient.of(facts, AS_OF, load_vocabulary())


def judge(lines: str, policy: str = "presume") -> Judge:
    """A judge over the facts of a line of short forms, divided by semicolons."""
    return Judge(patient(lines), policy)


def with_kinds(expression: Expression) -> Expression:
    """The expression, each statement of the kind that its concept has."""
    match expression:
        case Requirement(statement):
            return Requirement(kind_of(statement, load_vocabulary()))
        case All(items):
            return All(tuple(map(with_kinds, items)))
        case AnyOf(items):
            return AnyOf(tuple(map(with_kinds, items)))
        case AtLeast(count, items):
            return AtLeast(count, tuple(map(with_kinds, items)))
        case Not(item):
            return Not(with_kinds(item))
        case IfThen(condition, then):
            return IfThen(with_kinds(condition), with_kinds(then))
    return expression


def asked(form: str, kind: str = "inclusion", words: str | None = None) -> Asked:
    """A criterion from its short form, ready to be judged; `words` are its text."""
    quote = Quote(0, len(words), words) if words is not None else None
    criterion = Criterion("T#1", kind, quote, with_kinds(read_expression(form)))
    return ask_one(criterion, {}, load_vocabulary())


def leaf(form: str, kind: str = "inclusion") -> Leaf:
    """The one leaf of a criterion of a single statement."""
    (found,) = asked(form, kind).leaves
    return found


def judged(line: str, kind: str, policy: str = "presume") -> Finding:
    """`criterion | fact; fact`, judged."""
    form, facts = line.split(" | ")
    return judge(facts, policy).criterion(asked(form, kind))


# A small trial of every kind of demand.
FORMS = [
    ("inclusion", "age >= 18 a"),
    ("inclusion", "lung_cancer"),
    ("exclusion", "pregnancy"),
    ("exclusion", "asthma or stroke"),
    ("exclusion", "creatinine > 1.5 xULN"),
    ("exclusion", 'malignancy and not "zorbular fever"'),
    ("inclusion", "informed_consent"),
]
TRIAL = Trial(
    "T",
    "",
    criteria=tuple(asked(form, kind).criterion for kind, form in FORMS),
)
