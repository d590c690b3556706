"""Equal demands are one node, whatever their words."""

from __future__ import annotations

import pytest
from patients import asked

from pipelines.matching.sharing import Shared

SAME = [
    ("asthma", "asthma"),
    ("age >= 18 a", "age >= 18 a"),
    ("asthma and (stroke or psoriasis absent)", "asthma and (stroke or psoriasis absent)"),
]
OTHER = [
    ("asthma", "stroke"),
    ("asthma", "asthma (history)"),
    ("asthma", 'asthma with "severe"'),
    ("age >= 18 a", "age > 18 a"),
    ("asthma within [-6 mo, 0 d] of as_of", "asthma within [-5 mo, 0 d] of as_of"),
    ("asthma and stroke", "asthma or stroke"),
    ("asthma and stroke", "stroke and asthma"),
    ('"zorbular fever"', '"zorbular rash"'),
    ("asthma", "asthma absent"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same(one, two):
    shared = Shared()
    assert shared.node(asked(one).node) is shared.node(asked(two).node)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_not_the_same(one, two):
    shared = Shared()
    assert shared.node(asked(one).node) is not shared.node(asked(two).node)


def test_an_exclusion_is_not_an_inclusion():
    shared = Shared()
    first, second = asked("asthma", "inclusion").node, asked("asthma", "exclusion").node
    assert shared.node(first) is not shared.node(second)
