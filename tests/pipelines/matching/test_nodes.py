"""The tree of a criterion, walked."""

from __future__ import annotations

from patients import asked

from pipelines.matching.nodes import Every, Opposite, leaves_of


def test_leaves_stand_left_to_right():
    node = asked("asthma and (stroke or psoriasis absent)").node
    assert isinstance(node, Every)
    assert [leaf.name for leaf in leaves_of(node)] == ["asthma", "stroke", "psoriasis"]
    assert isinstance(node.parts[1].parts[1], Opposite)
