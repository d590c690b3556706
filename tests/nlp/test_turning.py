"""Is a time after the patient's own event told as how long ago that was?"""

import pytest

from nlp.model.notation import write_statement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def written(text):
    statements = read_statements(Passage(text), build_reader(), open_too=False).statements
    return "; ".join(write_statement(each) for each in statements if each.concept)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 to 9 months after stroke", "stroke within [-9 mo, -2 mo] of as_of"),
        (
            "more than 2 years after the kidney transplantation",
            "kidney_transplantation before [-inf, -2 a] of as_of",
        ),
        (
            "within 5 days of a myocardial infarction",
            "myocardial_infarction within [-5 d, 0 d] of as_of",
        ),
        # what happened then is something else
        ("fever within 5 days of a stroke", "fever within [-5 d, 5 d] of unknown; stroke"),
        ("fever 5 to 9 days after stroke", "fever within [5 d, 9 d] of unknown; stroke"),
        # before an event, which is still ahead or was something else's
        ("2 to 9 weeks before transplantation", "transplantation within [-9 wk, -2 wk] of unknown"),
        ("more than 2 weeks before surgery", "surgery before [-inf, -2 wk] of unknown"),
        # the trial's own points of time stay what they are
        ("stroke within 5 days of randomization", "stroke within [-5 d, 0 d] of randomization"),
        ("at least 3 weeks since surgery", "surgery before [-inf, -3 wk] of as_of"),
    ],
)
def test_turned(text, expected):
    assert written(text) == expected
