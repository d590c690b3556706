"""Does a bracket say of what stands before it what its words say?"""

import pytest

from nlp.model import Not
from nlp.model.notation import write_expression
from nlp.model.reading import read_expression
from pipelines.listings.brackets import bracketed


@pytest.mark.parametrize(
    ("head", "inner", "first", "expected"),
    [
        ("asthma", "stroke", "leaf", "asthma or stroke"),
        ("asthma", "asthma", "leaf", "asthma"),
        ("asthma", "age > 3 a", "leaf", "asthma and age > 3 a"),
        ("asthma", "age > 3 a", "or", "asthma or age > 3 a"),
        ("asthma and gout", "stroke", "leaf", "asthma and gout and stroke"),
        ("asthma or gout", "stroke", "example", "asthma or gout or stroke"),
        ("asthma", "if stroke then gout", "leaf", "asthma and (if stroke then gout)"),
    ],
)
def test_brackets(head, inner, first, expected):
    made = bracketed(read_expression(head), read_expression(inner), first)
    assert write_expression(made) == expected


def test_an_exception_stays_one():
    made = bracketed(read_expression("asthma"), Not(read_expression("stroke")), "unless")
    assert write_expression(made) == "asthma and not stroke"
