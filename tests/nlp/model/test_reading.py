"""The short form reads back what it wrote, and says where it cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from nlp_strategies import EXPRESSIONS, STATEMENTS

from nlp.errors import NotationError
from nlp.model.notation import write_expression, write_statement
from nlp.model.reading import read_expression, read_statement

FORMS = """
anc >= 1.5 10*9/L
stroke absent within [-6 mo, 0 d] of as_of
diabetes absent (family, history)
creatinine > 1.5 xULN within [-14 d, 0 d] of enrollment
hemoglobin > ULN plus 20 g/L
age [18, 65] a
age [18, 65) a
ecog in 0|1|2
nyha [II, IV]
ecog [0, 3]
child_pugh in A|B
creatinine = 1.1 mg/dL, reference [0.6, 1.2] mg/dL
methotrexate lasting >= 3 mo
carboplatin lasting between 4|6 cycle
fever lasting in 14|28 d
psoriasis with "moderate to severe", "chronic"
"sick day" possible
_ < 75 10*9/L
(a and b) or (c and not d)
2 of (a; b; c)
if pregnancy then (x or y)
unread "in the opinion" and criterion "T#E1.2"
nothing
""".strip().splitlines()


@pytest.mark.parametrize("form", FORMS)
def test_written_as_read(form):
    assert write_expression(read_expression(form)) == form


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EXPRESSIONS)
def test_expressions_round_trip(expression):
    form = write_expression(expression)
    assert write_expression(read_expression(form)) == form


@settings(deadline=None)
@given(STATEMENTS)
def test_statements_round_trip(statement):
    again = read_statement(write_statement(statement))
    assert again.amount == statement.amount
    assert again.assertion == statement.assertion
    seen = [replace(window, unit=None) for window in again.windows]
    assert seen == list(statement.windows)
    assert [q.text for q in again.qualifiers] == [q.text for q in statement.qualifiers]


@pytest.mark.parametrize(
    ("form", "column"), [("anc >= 1 mg/dL )", 16), ("(a and b", 9), ("a with severe", 8)]
)
def test_where_it_cannot_be_read(form, column):
    with pytest.raises(NotationError) as caught:
        read_expression(form)
    assert caught.value.position + 1 == column
