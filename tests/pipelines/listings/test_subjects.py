"""Is a clause's subject told from what is asked of it, and a title from a demand?"""

import pytest

from nlp.model import AnyOf, Requirement, Statement
from nlp.model.statement import Concept
from pipelines.listings.clauses import Clause
from pipelines.listings.leaves import Lead, Leaf
from pipelines.listings.parts import Joint, Part
from pipelines.listings.subjects import speaks_of_first, tells_whom, titled

PATIENTS = Lead(("patients", "with"), ("person", "place"), False, False)


def part(concept_id, kind="condition", lead=None):
    statement = Statement("s1", kind, Concept(concept_id or "words", concept_id))
    leaf = Leaf(0, 0, Requirement(statement))
    return Part(leaf.expression, leaf, lead or Lead())


def clause(*parts):
    made = Clause()
    for each in parts:
        made.add(each, None if made.empty else Joint("or"))
    return made


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (part("woman", "demographic"), True),
        (part("childbearing_potential", "observation"), True),
        (part("couple", "observation"), True),
        (part("diabetes_mellitus", lead=PATIENTS), True),
        (part("diabetes_mellitus"), False),
        (part("age", "demographic"), False),
        (part("both_sexes", "demographic"), False),
        (part(None, "other", PATIENTS), False),
    ],
)
def test_subjects(subject, told):
    assert tells_whom(clause(subject)) is told


def test_two_names_are_no_subject():
    assert not tells_whom(clause(part("woman", "demographic"), part("stroke")))


@pytest.mark.parametrize(
    ("title", "listed", "relation"),
    [
        (part(None, "other"), part("stroke"), "title"),
        (part("laboratory_testing", "procedure"), part("stroke"), "title"),
        (part("heart_disease"), part("stroke"), "example"),
        (part("contraindication", "observation"), part("stroke"), "example"),
        (part("heart_disease"), part("insulin", "drug"), "also"),
    ],
)
def test_titles(title, listed, relation):
    assert titled(title, listed) == relation


def test_brackets_that_speak_of_the_first_words():
    names = AnyOf((part("stroke").head, part("angina").head))
    made = clause(part("heart_disease"))
    made.add(part("insulin", "drug"), None)
    assert speaks_of_first(made, names)
    assert not speaks_of_first(clause(part("heart_disease")), names)
