"""What the words before a name make of it."""

from __future__ import annotations

import pytest

from nlp.model import Passage
from nlp.passages import Reader
from nlp.recognizers import TermFinder
from nlp.statements import build_reader, read_statements
from nlp.words_before import read_before


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader()


def names(text: str, reader: Reader) -> list[str]:
    statements = read_statements(Passage(text), reader).statements
    return [each.concept.concept_id or each.concept.name for each in statements if each.concept]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Current or planned pregnancy", ["pregnancy", "planning_pregnancy"]),
        ("Current, suspected or planned pregnancy", ["pregnancy", "planning_pregnancy"]),
        ("Current or past smoking", ["current_smoker", "former_smoker"]),
        ("Planned pregnancy", ["planning_pregnancy"]),
        ("Current asthma or planned pregnancy", ["asthma", "planning_pregnancy"]),
        ("Current or past asthma", ["asthma"]),
        ("Absence of other potential causes of gout", ["other potential causes of gout"]),
        ("Other causes of anemia", ["other causes of anemia"]),
        (
            "Another identifiable aetiology for the stroke",
            ["another identifiable aetiology for the stroke"],
        ),
        ("Any alternative explanation for dyspnea", ["alternative explanation for dyspnea"]),
        ("Death of other causes", ["death"]),
        ("Anemia from other causes", ["anemia"]),
        ("The cause of stroke", ["stroke"]),
    ],
)
def test_words_before(reader, text, expected):
    assert names(text, reader) == expected


def test_what_is_not_there_is_absent(reader):
    text = "Absence of other causes of anemia"
    (statement,) = read_statements(Passage(text), reader).statements
    assert statement.assertion.status.value == "absent"


def test_nothing_is_made_of_nothing():
    assert read_before("current or", (), TermFinder) == []
