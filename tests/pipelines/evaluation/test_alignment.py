"""One-to-one pairs: the greatest total weight, whatever the order; checked by trying all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.pages import shared


def test_a_greedy_choice_would_lose_one():
    assert align({(0, 0): 5, (0, 1): 4, (1, 0): 4}) == [(0, 1), (1, 0)]


def test_of_equals_the_first():
    assert align({(0, 0): 2, (0, 1): 2}) == [(0, 0)]
    assert align({(0, 0): 2, (1, 0): 2}) == [(0, 0)]
    assert align({(0, 0): 1, (0, 1): 1, (1, 0): 1, (1, 1): 1}) == [(0, 0), (1, 1)]


def test_no_weight_no_pair():
    assert align({}) == []
    assert align({(0, 0): 0}) == []


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=4, max_size=4))
def test_no_other_choice_weighs_more(table):
    weights = {(i, j): table[i][j] for i in range(4) for j in range(4)}
    pairs = align(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = max(sum(table[i][order[i]] for i in range(4)) for order in permutations(range(4)))
    assert sum(weights[pair] for pair in pairs) == best


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1])), max_size=8
)


@given(SPANS, SPANS)
def test_every_overlap_is_found(golds, preds):
    found = overlaps([(span,) for span in golds], [(span,) for span in preds])
    assert found == {
        (i, j): shared(one, other)
        for i, one in enumerate(golds)
        for j, other in enumerate(preds)
        if shared(one, other)
    }


def test_parts_count_without_what_lies_between():
    assert overlaps([((0, 3), (10, 13))], [((2, 11),)]) == {(0, 0): 2}
    assert overlaps([((0, 3), (10, 13))], [((4, 9),)]) == {}
