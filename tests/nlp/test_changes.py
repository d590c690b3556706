"""Is the change of a measure kept apart from its level?"""

import pytest

from nlp.model.notation import write_statement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a drop in hemoglobin of at least 3 g/dL", '"drop in hemoglobin" >= 3 g/dL'),
        ("LVEF decline of more than 10 %", '"lvef decline" > 10 %'),
        ("reduction of LDL-C < 20 %", '"reduction of ldl-c" < 20 %'),
        # levels
        ("a drop in hemoglobin to 7 g/dL", "hemoglobin = 7 g/dL"),
        ("a drop in hemoglobin below 7 g/dL", "hemoglobin < 7 g/dL"),
        ("an increase in ALT above 4 x ULN", "alt > 4 xULN"),
        ("hemoglobin of at least 9 g/dL", "hemoglobin >= 9 g/dL"),
        ("LVEF above 40 %", "lvef > 40 %"),
    ],
)
def test_changes(text, expected):
    statements = read_statements(Passage(text), build_reader()).statements
    assert "; ".join(write_statement(each) for each in statements if each.concept) == expected
