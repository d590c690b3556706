"""What stands before a number: comparator, time cue, scale, age?"""

import pytest

from nlp.model import Comparator
from nlp.recognizers.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("at least about 5 mg", Comparator.GE),
        ("at least\n   5 mg", Comparator.GE),
        ("less than or equal to (≤) 5 mg", Comparator.LE),
        ("less, more than 5 mg", Comparator.GT),
        ("or greater than 5 mg", Comparator.GT),
        ("and less then 5 mg", Comparator.LT),
        ("minimum total daily dose of 5 mg", Comparator.GE),
        ("at least one parent took 5 mg", None),
        ("more than expected: took 5 mg", None),
    ],
)
def test_comparators(text, op, vocabulary):
    assert read_quantities(text, vocabulary)[-1].op is op


def test_time_cues_join(vocabulary):
    (quantity,) = read_quantities("within the last 5 days", vocabulary)
    assert quantity.left.fields["op"] == "<="
    (quantity,) = read_quantities("in the last 5 days", vocabulary)
    assert "op" not in quantity.left.fields


def test_scales_and_age(vocabulary):
    assert read_quantities("NYHA (class) 2", vocabulary)[0].scaled
    assert not read_quantities("who 2 mg", vocabulary)[0].scaled
    assert read_quantities("aged 20", vocabulary)[0].about == "age"
