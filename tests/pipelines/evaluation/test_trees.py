"""Trees of logic: denial goes to the leaves, and two leaves are joined by their nearest branch."""

from __future__ import annotations

from pipelines.evaluation.trees import AND, IF, OR, Branch, Leaf, branch, denied, joints, leaves

A, B, C = (Leaf(k, (k, k + 1), name) for k, name in enumerate("abc"))


def test_one_part_needs_no_branch():
    assert branch(AND, [A, None]) == A
    assert branch(AND, []) is None
    assert branch(OR, [A, B]) == Branch(OR, (A, B))


def test_neither_nor_is_not_one_and_not_the_other():
    tree = denied(branch(OR, [A, B]))
    assert tree == branch(AND, [denied(A), denied(B)])
    assert denied(tree) == branch(OR, [A, B])


def test_the_opposite_of_if_then():
    assert denied(Branch(IF, (A, B))) == Branch(AND, (A, denied(B)))


def test_the_nearest_branch_joins():
    tree = branch(AND, [branch(OR, [A, B]), C])
    found = joints(tree)
    assert found[0, 1] == found[1, 0] == {OR}
    assert found[0, 2] == found[2, 1] == {AND}
    assert joints(None) == joints(A) == {}


def test_a_leaf_used_twice_may_be_joined_in_two_ways():
    assert joints(branch(AND, [branch(OR, [A, B]), A]))[0, 1] == {OR, AND}


def test_leaves_from_left_to_right():
    assert list(leaves(branch(AND, [branch(OR, [B, A]), C]))) == [B, A, C]
    assert list(leaves(None)) == []
