"""Who is the patient: by a triage line, by the note's own fields, and only once?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from nlp.model import Concept, Fact, FactTime, Note, PartialDate, Statement
from nlp.model.notation import write_statement
from pipelines.notes.demographics import SEX_OF, field_facts, field_time, first_of_sex, triage

NOTE = Note("p", "n", "", PartialDate(2024, 3, 31), PartialDate(1961, 5, 4), "female")


def read(text: str) -> str:
    return "; ".join(map(write_statement, triage(text, 0))) or "nothing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45M with chest pain", "age = 45 a; male"),
        ("62 yo F, known asthma", "age = 62 a; female"),
        ("71 y/o M c/o dizziness", "age = 71 a; male"),
        ("Seen today. 8F presenting with a rash", "age = 8 a; female"),
        ("Pt is 54M here for review", "age = 54 a; male"),
        ("This is a 39F s/p cholecystectomy", "age = 39 a; female"),
        ("Bed 4\n 103F, frail", "age = 103 a; female"),
        ("450M with chest pain", "nothing"),
        ("5M NaCl added", "nothing"),
        ("Walked 20 m with a stick", "nothing"),
        ("Dose 10 mg, F to follow", "nothing"),
        ("ward 45Medical, in bed", "nothing"),
    ],
)
def test_a_triage_line(text, expected):
    assert read(text) == expected


def test_its_spans_count_into_the_note():
    text, offset = "HPI\n45M with gout", 20
    for statement in triage(text, offset):
        parts = [statement.quote, statement.concept.quote]
        parts += [statement.amount.quote] if statement.amount else []
        for quote in parts:
            if quote is not None:
                assert text[quote.start - offset : quote.end - offset] == quote.text


def test_age_is_a_number_of_years():
    age, sex = triage("45M with gout", 0)
    assert age.amount.values == (Decimal(45),)
    assert age.amount.canonical_unit == "a"
    assert {age.kind, sex.kind} == {"demographic"}


def test_the_fields_of_a_note_are_statements():
    assert [s.concept.concept_id for s in field_facts(NOTE)] == ["birth_date", "female"]
    assert field_facts(replace(NOTE, birth_date=None, sex=None)) == []
    assert field_facts(replace(NOTE, birth_date=None, sex="unknown")) == []


def test_a_birth_date_is_its_own_time():
    birth, sex = field_facts(NOTE)
    born = PartialDate(1961, 5, 4)
    assert field_time(NOTE, birth) == FactTime(born, born, "text")
    assert field_time(NOTE, sex) == FactTime(NOTE.date, None, "note_date")
    assert field_time(replace(NOTE, date=None), sex) == FactTime()


def facts(*concepts: str) -> list[Fact]:
    return [
        Fact("p", "n", f"n#f{number}", Statement("s", "demographic", Concept(name, name)))
        for number, name in enumerate(concepts, 1)
    ]


def test_one_word_for_the_sex_is_enough():
    kept = first_of_sex(facts("age", "female", "gout", "female", "male"))
    assert [fact.statement.concept.concept_id for fact in kept] == ["age", "female", "gout"]


def test_words_for_a_person_are_concepts_of_the_tables(vocabulary):
    lost = [word for word in SEX_OF if word not in vocabulary.terms]
    assert lost == []
    assert set(SEX_OF.values()) == {"male", "female"}
