"""What a condition means of whom it is not told. Verdicts stand in clinic.cases."""

from __future__ import annotations

import pytest
from patients import with_kinds

from nlp.model import IfThen, read_expression
from pipelines.matching.conditions import both_of, may_be_absent


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("colchicine", True),
        ("dialysis", True),
        ("gout", True),
        ("woman", False),
        ("age > 60 a", False),
    ],
)
def test_what_may_be_absent(text, silent):
    assert may_be_absent(with_kinds(read_expression(text))) is silent


def test_of_both():
    told = both_of(read_expression("if gout then colchicine"))
    assert not isinstance(told, IfThen)
    assert isinstance(both_of(read_expression("if woman then contraception")), IfThen)
