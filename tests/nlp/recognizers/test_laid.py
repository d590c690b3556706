"""Passages in one row: where their tokens are, and that nothing stands in between."""

from __future__ import annotations

import numpy as np

from nlp.recognizers.laid import GAP, Laid


def test_each_token_has_its_place():
    laid = Laid.of([2, 1, 3])
    gap = [0] * GAP
    row = laid.spread(np.array([11, 12, 21, 31, 32, 33]))
    assert row.tolist() == [*gap, 11, 12, *gap, 21, *gap, 31, 32, 33, *gap]
    assert row[laid.firsts].tolist() == [11, 21, 31]
    assert row[laid.lasts].tolist() == [12, 21, 33]
    assert laid.begins.tolist() == [0, 2, 3]


def test_gaps_are_filled_and_rows_stay_rows():
    spread = Laid.of([1]).spread(np.array([[1.5, 2.5]], dtype=np.float32), fill=-1)
    assert spread.tolist() == [*[[-1, -1]] * GAP, [1.5, 2.5], *[[-1, -1]] * GAP]
    assert spread.dtype == np.float32
