"""A range whole on one side and in its ends on the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.evaluation.pages import Quantity
from pipelines.evaluation.ranges import regrouped


def quantity(start, end, op, *values, unit="a", **more):
    return Quantity("threshold", (start, end), op, tuple(map(Decimal, values)), unit, **more)


def said(quantities):
    return [(each.span, each.op, tuple(map(int, each.values))) for each in quantities]


LOW, HIGH = quantity(0, 5, ">=", 18), quantity(10, 15, "<=", 70)
RANGE = quantity(0, 15, "between", 18, 70)


def test_a_range_is_split_where_the_gold_has_two_ends():
    assert said(regrouped([LOW, HIGH], [RANGE])) == said([LOW, HIGH])
    open_end = quantity(0, 15, "between", 18, 70, ends=(">=", "<"))
    assert [each.op for each in regrouped([LOW, HIGH], [open_end])] == [">=", "<"]


def test_two_ends_are_joined_where_the_gold_has_a_range():
    owned = quantity(0, 5, ">=", 18, owners=((30, 33),)), quantity(10, 15, "<=", 70, unit=None)
    (whole,) = regrouped([RANGE], owned)
    assert (whole.span, whole.op, whole.unit) == ((0, 15), "between", "a")
    assert (set(whole.values), whole.owners) == ({18, 70}, ((30, 33),))


def test_a_list_is_split_and_joined():
    stages = quantity(0, 12, "in", 3, 4)
    three, four = quantity(0, 5, "=", 3), quantity(6, 12, "=", 4)
    assert said(regrouped([three, four], [stages])) == said([three, four])
    assert said(regrouped([stages], [three, four])) == [((0, 12), "=", (3, 4))]


@pytest.mark.parametrize(
    ("golds", "reads"),
    [
        ([RANGE], [RANGE]),
        ([LOW, HIGH], [LOW, HIGH]),
        ([LOW], [RANGE]),  # one end alone
        ([RANGE], [LOW]),
        ([RANGE], [LOW, quantity(10, 15, "<=", 65)]),  # other numbers
        ([LOW, quantity(10, 15, "<=", 65)], [RANGE]),
        ([quantity(0, 12, None, 3, 4)], [quantity(0, 5, "=", 3), quantity(0, 5, "=", 3)]),
        ([LOW, HIGH], [quantity(40, 55, "between", 18, 70)]),  # elsewhere
        ([], [RANGE]),
        ([RANGE], []),
    ],
)
def test_what_is_alike_or_is_not_the_same_stays(golds, reads):
    assert regrouped(golds, reads) == reads


def test_many_quantities_take_no_more_than_their_neighbours():
    """Long lists are swept once: a thousand of them are joined in no time."""
    golds = [quantity(k * 20, k * 20 + 15, "between", 18, 70) for k in range(1000)]
    reads = [
        each
        for k in range(1000)
        for each in (
            quantity(k * 20, k * 20 + 5, ">=", 18),
            quantity(k * 20 + 10, k * 20 + 15, "<=", 70),
        )
    ]
    assert said(regrouped(golds, reads)) == said(golds)
