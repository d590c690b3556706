"""Who comes first in a list, and then what they must have. Whole criteria stand in logic.cases."""

from __future__ import annotations

import pytest

from pipelines.listings.parts import Group, Joint, Part
from pipelines.listings.people_first import people_first

_WORDS = [("or", 0), ("or", 0)]


@pytest.mark.parametrize(
    "joints",
    [
        [Joint("comma"), Joint("or", True)],  # "A, B, or C"
        [Joint("or"), Joint("or")],
        [Joint("comma"), Joint("and")],
    ],
)
def test_lists_of_another_form_stay(joints):
    group = Group([Part(Group()), Part(Group()), Part(Group())], joints)
    assert people_first(group, list(_WORDS)) == _WORDS


def test_a_list_without_people_stays():
    group = Group([Part(Group()), Part(Group()), Part(Group())], [Joint("comma"), Joint("or")])
    assert people_first(group, list(_WORDS)) == _WORDS
