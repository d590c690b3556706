"""Are birth date, sex and age read from the fields of a note, in its text or beside it?"""

from dataclasses import replace

import pytest

from nlp.model import FactTime, Note, PartialDate, Passage
from nlp.model.notation import write_statement
from pipelines.notes.fields import begins_with_birth, field_facts, field_statements, field_time

NOTE = Note("p", "n", "", PartialDate(2024, 3, 31), PartialDate(1961, 5, 4), "female")


def read(text: str, title: str | None = None) -> str:
    told = []
    for statement, time in field_statements(Passage(text, 10, None, title)):
        told.append(write_statement(statement) + (f" @{time.start}" if time else ""))
    return "; ".join(told) or "nothing"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Name: Doe DOB: 1961-05-04 MRN 12", None, "birth_date @1961-05-04"),
        ("DOB 05/04/1961", None, "birth_date @1961-05-04"),
        ("Date of birth = 4 May 1961", None, "birth_date @1961-05-04"),
        (" 1961-05-04\ngout", "DOB", "birth_date @1961-05-04"),
        ("1961-05-04 gout", None, "nothing"),
        ("DOB: unknown, gout 2019-05-04", None, "nothing"),
        ("Sex: F", None, "female"),
        ("Gender: Male, Age: 40", None, "male; age = 40 a"),
        (": female", "Sex", "female"),
        (" 47", "Age", "age = 47 a"),
        ("Age: 6 months", None, "nothing"),
        ("Age: 450", None, "nothing"),
        ("Sex: not asked", None, "nothing"),
        ("average: 40", None, "nothing"),
        ("47", "History", "nothing"),
    ],
)
def test_a_field(text, title, expected):
    assert read(text, title) == expected


def test_its_spans_count_into_the_note():
    text = "DOB: 1961-05-04 Sex: F Age: 62"
    for statement, _ in field_statements(Passage(text, 10)):
        for quote in (statement.quote, statement.concept.quote):
            assert text[quote.start - 10 : quote.end - 10] == quote.text


def test_a_title_may_be_the_fields_name():
    assert begins_with_birth(Passage("1961", 0, "patient", "Date of birth"))
    assert not begins_with_birth(Passage("1961", 0, "patient", "Born and raised"))
    assert not begins_with_birth(Passage("1961"))


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
