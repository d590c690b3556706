"""Is what is allowed an exception where it can be one, and a remark where it cannot?"""

import pytest

from nlp.model import Not
from nlp.model.notation import write_expression
from nlp.model.reading import read_expression
from pipelines.listings.allowing import allow, takes_out


@pytest.mark.parametrize(
    ("before", "excludes", "expected"),
    [
        ("asthma", True, ["asthma and not gout"]),
        ("asthma", False, ["asthma"]),
        ("asthma absent", False, ["asthma absent or gout"]),
    ],
)
def test_allowed_after_a_sentence(before, excludes, expected):
    found = [read_expression(before)]
    allow(found, read_expression("gout"), excludes=excludes)
    assert [write_expression(each) for each in found] == expected


def test_allowed_alone_is_left_out():
    found = []
    allow(found, read_expression("gout"), excludes=True)
    assert found == [Not(read_expression("gout"))]


@pytest.mark.parametrize(
    ("head", "inner", "excludes", "expected"),
    [
        ("asthma", "gout", True, True),
        ("asthma", "gout", False, False),
        ("asthma absent", "gout", False, True),
        ("age > 3 a", '"repeat"', True, False),
    ],
)
def test_brackets_that_allow(head, inner, excludes, expected):
    told = Not(read_expression(inner))
    assert takes_out(read_expression(head), told, excludes=excludes) is expected


def test_what_is_no_permission_is_taken_as_said():
    assert takes_out(read_expression("age > 3 a"), read_expression("gout"), excludes=False)
