"""Walking and building expressions."""

from __future__ import annotations

from nlp.model.expression import (
    All,
    AnyOf,
    AtLeast,
    Child,
    IfThen,
    Not,
    Requirement,
    Unread,
    all_of,
    any_of,
    leaves,
    parts,
    requirements,
)
from nlp.model.quote import Quote
from nlp.model.statement import Statement

A, B, C = (Requirement(Statement(name, "condition")) for name in "abc")


def test_leaves_from_left_to_right():
    unread = Unread(Quote(0, 3, "odd"))
    tree = All((A, AnyOf((Not(B), unread)), AtLeast(1, (C,)), IfThen(Child("x"), A)))
    assert list(leaves(tree)) == [A, B, unread, C, Child("x"), A]
    assert [each.id for each in requirements(tree)] == ["a", "b", "c", "a"]


def test_empty_groups_have_no_leaves():
    assert list(leaves(All(()))) == []
    assert parts(A) == ()


def test_groups_of_one_kind_are_flat():
    assert all_of([A, All((B, C))]) == All((A, B, C))
    assert any_of([AnyOf((A, B)), C]) == AnyOf((A, B, C))
    assert all_of([A]) is A
    assert any_of([All((A, B)), C]) == AnyOf((All((A, B)), C))
