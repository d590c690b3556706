"""Who is the patient: by a triage line, by the note's own fields, and only once?"""

from decimal import Decimal

import pytest

from nlp.model import Concept, Fact, Note, PartialDate, Statement
from nlp.model.notation import write_statement
from pipelines.notes.demographics import SEX_OF, first_told, triage

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
        ("39F G2P1, well", "age = 39 a; female"),
        ("54M w/ gout", "age = 54 a; male"),
        ("72yo m c/o cough", "age = 72 a; male"),
        ("A 9-year-old girl with asthma", "female"),
        ("16 yo boy", "male"),
        ("A 5-year-old shy Welsh girl", "female"),
        ("Newborn boy", "male"),
        ("a girl at school hit her", "nothing"),
        ("gave birth to a boy", "nothing"),
        ("72m with a stick", "nothing"),
        ("54M without pain", "age = 54 a; male"),
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


def facts(*concepts: str) -> list[Fact]:
    return [
        Fact("p", "n", f"n#f{number}", Statement("s", "demographic", Concept(name, name)))
        for number, name in enumerate(concepts, 1)
    ]


def test_one_word_for_the_sex_is_enough():
    kept = first_told(facts("age", "female", "gout", "female", "male"))
    assert [fact.statement.concept.concept_id for fact in kept] == ["age", "female", "gout"]


def test_an_age_told_twice_is_told_once():
    young, old = (triage(f"{years}M with gout", 0)[0] for years in (40, 41))
    told = [Fact("p", "n", f"n#f{n}", each) for n, each in enumerate((young, old, young))]
    assert first_told(told) == told[:2]


def test_words_for_a_person_are_concepts_of_the_tables(vocabulary):
    lost = [word for word in SEX_OF if word not in vocabulary.terms]
    assert lost == []
    assert set(SEX_OF.values()) == {"male", "female"}
