"""Plots: a bar is as long as its score, a cell as dark as its share of the row."""

from __future__ import annotations

from pipelines.evaluation.plots import bars_of, matrix_of
from pipelines.evaluation.tally import Row


def row(measure, label, value, interval=None):
    return Row("entities", measure, label, "f1", value, interval=interval)


def test_bars_by_label():
    chart = bars_of("t", [row("strict", "drug", 0.5, (0.25, 0.75)), row("strict", "device", 1.0)])
    one, other = chart.bars
    assert (one.label, one.value) == ("drug", "0.500")
    assert one.width == other.width / 2 == chart.width / 2
    assert (one.low, one.high) == (chart.width / 4, chart.width * 3 / 4)
    assert other.low is None
    assert one.y < other.y < chart.height


def test_bars_of_one_label_are_named_by_their_measure():
    chart = bars_of("t", [row("strict", "all", 0.5), row("relaxed", "all", 0.7)])
    assert [bar.label for bar in chart.bars] == ["strict", "relaxed"]


def test_cells_are_shaded_by_row():
    matrix = matrix_of("t", {("a", "a"): 8, ("a", "b"): 2, ("b", "a"): 5})
    shades = {(cell.count, cell.right): cell.shade for cell in matrix.cells}
    assert shades == {(8, True): 1, (2, False): 0.25, (5, False): 1}
    assert [name for name, _ in matrix.golds] == ["a", "b"]
    assert len({(cell.x, cell.y) for cell in matrix.cells}) == 3


def test_nothing_is_last():
    matrix = matrix_of("t", {("(nothing)", "b"): 1, ("b", "(nothing)"): 2, ("a", "a"): 3})
    assert [name for name, _ in matrix.golds] == ["a", "b", "(nothing)"]
    assert [name for name, _ in matrix.reads] == ["a", "b", "(nothing)"]


def test_the_scale_runs_from_nothing_to_one():
    chart = bars_of("t", [row("strict", "all", 0.5)])
    assert (chart.ticks[0], chart.ticks[-1]) == ((0, "0"), (chart.width, "1"))
