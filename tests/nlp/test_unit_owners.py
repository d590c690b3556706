"""Does an amount find its concept by its unit alone?"""

import pytest

from nlp.model.notation import write_statement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def written(text):
    statements = read_statements(Passage(text), build_reader()).statements
    return "; ".join(write_statement(each) for each in statements if each.concept)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 12 drinks per week", "alcohol_use > 12 {drinks}/wk"),
        ("alcohol > 12 drinks per week", "alcohol_use > 12 {drinks}/wk"),
        ("at least 15 cigarettes a day", "smoking >= 15 {cigarettes}/d"),
        ("smoking more than 15 cigarettes a day", "smoking > 15 {cigarettes}/d"),
        ("at least 25 pack-years", "pack_years >= 25 {pack}.a"),
        ("smoking history of at least 25 pack-years", "pack_years >= 25 {pack}.a"),
        (
            "current smokers with at least 25 pack-years",
            "current_smoker; pack_years >= 25 {pack}.a",
        ),
        ("prednisone > 10 mg per day", "prednisone > 10 mg/d"),
    ],
)
def test_unit_owners(text, expected):
    assert written(text) == expected
