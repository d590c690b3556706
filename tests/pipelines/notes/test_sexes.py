"""The patient's sex by title, pregnancy and pronouns; open where these are silent or at odds."""

from __future__ import annotations

import pytest

from nlp.model import Concept, Quote, Statement
from pipelines.notes.sexes import assumed_sex

PREGNANT = Statement("s1", "condition", Concept("pregnancy", "pregnancy", (), Quote(0, 1, "x")))
MALE = Statement("s1", "demographic", Concept("male", "male"))


def guessed(text: str, *told: Statement) -> str:
    statement = assumed_sex(text, told)
    if statement is None:
        return "open"
    (assumption,) = statement.assumptions
    return f"{statement.concept.name} {assumption.code}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She has gout. Her cough is worse.", "female sex_from_pronouns"),
        ("He was seen. His wife says that she is worried.", "male sex_from_pronouns"),
        ("His mother has gout. She has asthma. He is well. He walks. He eats.", "open"),
        ("Dr. Lund saw the patient and she was worried. He is well", "male sex_from_pronouns"),
        ("She told him. He left", "open"),
        ("Mr. Smith has gout", "male sex_from_title"),
        ("MRS SMITH; Mrs. Smith has gout", "female sex_from_title"),
        ("Ms. ___ has gout; her son has asthma", "female sex_from_title"),
        ("G2P1 with cough", "female sex_from_pregnancy"),
        ("a primipara with cough", "female sex_from_pregnancy"),
        ("gout", "open"),
        ("MS since 2010, 5 mg", "open"),
        ("", "open"),
    ],
)
def test_by_title_and_pronouns(text, expected):
    assert guessed(text) == expected


def test_a_pregnancy_tells_the_sex():
    assert guessed("x", PREGNANT) == "female sex_from_pregnancy"


def test_what_is_told_is_not_guessed():
    assert guessed("She has gout", MALE) == "open"


def test_it_quotes_its_first_word():
    text = "Gout. She is well"
    quote = assumed_sex(text, ()).quote
    assert (quote.start, quote.end, quote.text) == (6, 9, "She")
