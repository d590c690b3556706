"""The scores that a change may not lower, kept in a TOML file and compared with a new run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nlp.errors import InputError, OutputError
from pipelines.evaluation.spans import VIEW
from pipelines.evaluation.tally import ALL, MACRO, Row

# Scores are kept to four digits; less than half of the last one is no drop.
_DIGITS = 4
_SLACK = 10**-_DIGITS / 2
_HEAD = """\
# Scores on annotations/ that a change may not lower: `make score` fails on a drop.
# A rise is written by `inclex evaluate --write-baseline`, with the change that earned it.
"""
# A share of these that rises is worse, not better.
_WORSE_ABOVE = frozenset({"wrongly met", "wrongly not met"})
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drop:
    """One score that is worse than it was; `after` None: it is not measured any more."""

    task: str
    measure: str
    before: float
    after: float | None

    def __str__(self) -> str:
        now = "not measured" if self.after is None else f"{self.after:.4f}"
        return f"{self.task}, {self.measure}: {now}, baseline {self.before:.4f}"


def kept_scores(rows: Iterable[Row]) -> dict[Key, float]:
    """Which scores of a run does a baseline hold: those over all labels."""
    return {
        (row.task, row.measure if row.label == ALL else f"{row.measure}, {row.label}"): round(
            row.value, _DIGITS
        )
        for row in rows
        if row.label in (ALL, MACRO) and VIEW not in row.measure
    }


def write_baseline(path: Path, rows: Iterable[Row]) -> None:
    """Writes a run's scores as the baseline. Raises: OutputError if that cannot be."""
    lines = [_HEAD]
    task = None
    for (of, measure), value in kept_scores(rows).items():
        if of != task:
            lines.append(f"\n[{of}]\n")
            task = of
        lines.append(f'"{measure}" = {value:.4f}\n')
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as fault:
        raise OutputError(str(path), fault.strerror or type(fault).__name__) from fault


def read_baseline(path: Path) -> dict[Key, float]:
    """The scores of a baseline. Raises: InputError for a file that is none."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            (task, measure): float(value)
            for task, scores in tables.items()
            for measure, value in scores.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as fault:
        raise InputError(str(path), None, f"no baseline: {type(fault).__name__}") from fault


def drops(before: dict[Key, float], rows: Iterable[Row]) -> list[Drop]:
    """Which scores of the baseline does a run not reach?"""
    now = kept_scores(rows)
    found = []
    for (task, measure), value in before.items():
        new = now.get((task, measure))
        sign = -1 if measure in _WORSE_ABOVE else 1
        if new is None or sign * (new - value) < -_SLACK:
            found.append(Drop(task, measure, value, new))
    return found
