"""Are numbers that measure nothing left out, and all others kept?"""

import pytest

from nlp.model.notation import write_statement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def written(text):
    statements = read_statements(Passage(text), build_reader(), open_too=False).statements
    return "; ".join(map(write_statement, statements))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6-minute walk distance of at least 200 m", "six_minute_walk >= 200 m"),
        ("Apgar score below 6 at 5 minutes", "apgar < 6"),
        ("MMSE 22 or more (range 0-30)", "mmse >= 22"),
        ("VAS (0-10) of 3 or more", "vas >= 3"),
        ("albumin above 3 (0-4)", "albumin > 3 g/dL, reference [0, 4] g/dL"),
        ("sodium below 130 mmol/L on two occasions", "sodium < 130 mmol/L"),
        # numbers that do tell
        ("creatinine 1.2", "creatinine = 1.2 mg/dL"),
        ("gestational age at 30 weeks", "gestational_age = 30 wk"),
        ("NYHA class 2", "nyha = 2"),
        ("MMSE between 0 and 20", "mmse [0, 20]"),
    ],
)
def test_idle_numbers(text, expected):
    assert written(text) == expected
