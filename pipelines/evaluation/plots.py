"""Plots as plain shapes: where each bar, whisker and cell stands. The template draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.evaluation.tally import Row

_LINE = 22
_LEFT = 150
_WIDTH = 340
_CELL = 34
_TOP = 104
_TICKS = tuple((_WIDTH * quarter // 4, f"{quarter / 4:g}") for quarter in range(5))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: F1 or a share from 0 to 1, with the ends of its interval."""

    label: str
    value: str
    y: int
    width: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, one below another."""

    title: str
    height: int
    bars: tuple[Bar, ...]
    left: int = _LEFT
    width: int = _WIDTH
    ticks: tuple[tuple[int, str], ...] = _TICKS


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a matrix; `shade` from 0 to 1 within its row."""

    x: int
    y: int
    shade: float
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """What was taken for what: gold down, read across."""

    title: str
    golds: tuple[tuple[str, int], ...]
    reads: tuple[tuple[str, int], ...]
    cells: tuple[Cell, ...]
    width: int
    height: int
    size: int = _CELL
    left: int = _LEFT
    top: int = _TOP


def bars_of(title: str, rows: Sequence[Row]) -> Bars:
    """The rows as bars, each named by its label, or by its measure where labels are alike."""
    one_label = len({row.label for row in rows}) == 1
    made = []
    for place, row in enumerate(rows):
        low, high = row.interval or (None, None)
        made.append(
            Bar(
                row.measure if one_label else row.label,
                f"{row.value:.3f}",
                place * _LINE,
                row.value * _WIDTH,
                None if low is None else low * _WIDTH,
                None if high is None else high * _WIDTH,
            )
        )
    return Bars(title, len(made) * _LINE, tuple(made))


def matrix_of(title: str, confusion: Mapping[tuple[str, str], int]) -> Matrix:
    """The table of confusions, each row shaded by its own largest count; "(nothing)" is last."""
    golds, reads = (sorted(set(side), key=_nothing_last) for side in zip(*confusion, strict=True))
    cells = []
    for i, gold in enumerate(golds):
        most = max(confusion.get((gold, read), 0) for read in reads) or 1
        for j, read in enumerate(reads):
            count = confusion.get((gold, read), 0)
            if count:
                place = _LEFT + j * _CELL, _TOP + i * _CELL
                cells.append(Cell(*place, round(count / most, 3), count, gold == read))
    return Matrix(
        title,
        tuple((gold, _TOP + i * _CELL) for i, gold in enumerate(golds)),
        tuple((read, _LEFT + j * _CELL) for j, read in enumerate(reads)),
        tuple(cells),
        _LEFT + len(reads) * _CELL + 20,
        _TOP + len(golds) * _CELL + 10,
    )


def _nothing_last(name: str) -> tuple[bool, str]:
    return name.startswith("("), name
