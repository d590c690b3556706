"""Is a measure dropped that is only named again?"""

from __future__ import annotations

import pytest

from nlp.model import write_expression
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.logic import expression_of


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("HbA1c < 8 %. HbA1c will be repeated", "hba1c < 8 %"),
        ("HbA1c. Ferritin > 10 ng/mL", "hba1c and ferritin > 10 ng/mL"),
        ("HbA1c < 8 %. HbA1c within 2 weeks", "hba1c < 8 % and hba1c within [-2 wk, 0 d] of as_of"),
    ],
)
def test_what_is_named_again(text, asked):
    placed = read_statements(Passage(text), build_reader()).placed
    assert write_expression(expression_of(text, placed, "inclusion")) == asked
