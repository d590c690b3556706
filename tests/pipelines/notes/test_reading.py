"""Does a passage give statements in its order, with quotes of the note as received?"""

import pytest

from nlp.model import Passage
from nlp.model.notation import write_statement
from pipelines.notes.reading import read_passage


@pytest.fixture(scope="module")
def read(vocabulary):
    def told(text: str) -> str:
        found = read_passage(Passage(text), vocabulary, text).told
        return "; ".join(write_statement(each.statement) for each in found) or "nothing"

    return told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma, no gout", "asthma; gout absent"),
        ("Hb 9.2 g/dL (ref 12.0-16.0)", "hemoglobin = 9.2 g/dL, reference [12, 16] g/dL"),
        ("aspirin 81 mg", "aspirin = 81 mg"),
        ("a 34-year-old", "age = 34 a"),
        ("no fever, temperature 37.1 C", "fever absent; temperature = 37.1 Cel"),
        ("hypokalemia (2.9 mmol/L)", "hypokalemia; potassium = 2.9 mmol/L"),
        ("orexin of 310 pg/mL", '"orexin" = 310 pg/mL'),
        ("the clinic is open", "nothing"),
    ],
)
def test_read_passage(text, expected, read):
    assert read(text) == expected


def test_quotes_keep_the_words_as_received(vocabulary):
    received = "Labs: Hb\u00a09.2\u2009g/dL"
    clean = received.replace("\u00a0", " ").replace("\u2009", " ")
    (told,) = read_passage(Passage(clean[5:], 5), vocabulary, received).told
    statement = told.statement
    assert statement.amount.quote.text == "9.2\u2009g/dL"
    assert received[statement.quote.start : statement.quote.end] == statement.quote.text
