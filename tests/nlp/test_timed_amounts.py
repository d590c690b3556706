"""Which of several amounts of one measure does a time speak of?"""

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
        (
            "ferritin > 30 ng/mL within 2 weeks or > 50 ng/mL within 9 weeks",
            "ferritin > 30 ng/mL within [-2 wk, 0 d] of as_of; "
            "ferritin > 50 ng/mL within [-9 wk, 0 d] of as_of",
        ),
        (
            "ferritin > 30 ng/mL today or > 50 ng/mL within 9 weeks",
            "ferritin > 30 ng/mL; ferritin > 50 ng/mL within [-9 wk, 0 d] of as_of",
        ),
        # One time behind all of them, or before them, is that of all.
        (
            "ferritin > 30 ng/mL or < 5 ng/mL within 9 weeks",
            "ferritin > 30 ng/mL within [-9 wk, 0 d] of as_of; "
            "ferritin < 5 ng/mL within [-9 wk, 0 d] of as_of",
        ),
        (
            "within 9 weeks: ferritin > 30 ng/mL or < 5 ng/mL",
            "ferritin > 30 ng/mL within [-9 wk, 0 d] of as_of; "
            "ferritin < 5 ng/mL within [-9 wk, 0 d] of as_of",
        ),
    ],
)
def test_times_of_each(text, expected):
    assert written(text) == expected
