"""Where a list of what is lacking ends. Its effect on expressions stands in logic.cases."""

from __future__ import annotations

import pytest

from nlp.model import Assertion, Requirement, Statement, Status
from pipelines.listings.lacking import ends_lack
from pipelines.listings.leaves import Leaf
from pipelines.listings.parts import Group, Joint, Part


def part(status=Status.PRESENT):
    told = Requirement(Statement("s1", "condition", assertion=Assertion(status)))
    return Part(told, Leaf(0, 4, told))


@pytest.mark.parametrize(
    ("joint", "expected"),
    [(Joint("or", True), True), (Joint("or"), False), (Joint("and", True), False)],
)
def test_behind_a_comma(joint, expected):
    edge = [Group([part()]), Group([part(Status.ABSENT)])]
    assert ends_lack(edge, part(), joint) is expected


def test_a_list_of_what_is_lacking_goes_on():
    lacking = part(Status.ABSENT)
    assert not ends_lack([Group([part()]), Group([lacking])], lacking, Joint("or", True))
    longer = Group([lacking, lacking], [Joint("comma")])
    assert not ends_lack([Group([part()]), longer], part(), Joint("or", True))
