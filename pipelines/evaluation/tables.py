"""An evaluation as a table for the terminal, as JSON, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipelines.evaluation.curve import Point
from pipelines.evaluation.evaluate import DEFINITIONS, Evaluation, mended_and_new
from pipelines.evaluation.tally import Change, Row

COLUMNS = (
    *("task", "measure", "label", "value", "precision", "recall"),
    *("low", "high", "right", "extra", "missed", "documents"),
)


def rows_of(evaluation: Evaluation, samples: int) -> list[Row]:
    """Every line of the result, task by task."""
    return [row for tally in evaluation.tallies.values() for row in tally.rows(samples)]


def row_to_json(row: Row) -> dict[str, Any]:
    """One line as plain values; `value` is F1, or the share."""
    low, high = row.interval or (None, None)
    return {
        "task": row.task,
        "measure": row.measure,
        "label": row.label,
        "form": row.form,
        "value": row.value,
        "precision": row.precision,
        "recall": row.recall,
        "low": low,
        "high": high,
        "right": row.right,
        "extra": row.extra,
        "missed": row.missed,
        "documents": row.documents,
    }


def to_json(
    evaluation: Evaluation,
    rows: Iterable[Row],
    differences: Iterable[Change] = (),
    before: Evaluation | None = None,
) -> dict[str, Any]:
    """The whole evaluation: results, definitions, confusions, every error in its sentence.

    `before` is the run that it is compared with: what was mended since, and what is new.
    """
    mended, new = mended_and_new(before, evaluation) if before else ([], [])
    pages = evaluation.pages
    return {
        "labels": evaluation.labels.name,
        "documents": len(evaluation.pages),
        "definitions": {task: DEFINITIONS[task] for task in evaluation.tallies},
        "results": [row_to_json(row) for row in rows],
        "confusions": {
            task: [
                {"gold": gold, "read": read, "count": count}
                for (gold, read), count in sorted(confusion.items())
            ]
            for task, confusion in evaluation.confusions.items()
        },
        "differences": [change_to_json(change) for change in differences],
        "mended": [fault.to_json(pages) for fault in mended],
        "new": [fault.to_json(pages) for fault in new],
        "errors": [fault.to_json(pages) for fault in evaluation.faults],
    }


def change_to_json(change: Change) -> dict[str, Any]:
    """One line of a comparison as plain values."""
    task, measure, label = change.key
    low, high = change.interval or (None, None)
    return {
        "task": task,
        "measure": measure,
        "label": label,
        "before": change.before,
        "after": change.after,
        "difference": change.after - change.before,
        "low": low,
        "high": high,
        "p": change.p,
    }


def to_csv(rows: Iterable[Row]) -> str:
    """One line a result, with a header."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row_to_json(row))
    return file.getvalue()


def result_tables(rows: Sequence[Row], full: bool) -> list[Any]:
    """One table a task, for rich; without `full` only the lines over all labels."""
    from rich.box import SIMPLE
    from rich.table import Table

    tables = []
    for task in dict.fromkeys(row.task for row in rows):
        table = Table(title=task, title_justify="left", box=SIMPLE)
        for name in ("measure", "label"):
            table.add_column(name, no_wrap=True)
        for name in ("P", "R", "F1 or share", "95 %", "right", "extra", "missed"):
            table.add_column(name, justify="right", no_wrap=True)
        for row in rows:
            if row.task == task and (full or row.label in ("all", "macro")):
                table.add_row(*_cells(row))
        tables.append(table)
    return tables


def _cells(row: Row) -> list[str]:
    low_high = "" if row.interval is None else "{:.3f}-{:.3f}".format(*row.interval)
    counts = ["", "", ""]
    if row.label != "macro":
        counts = [f"{row.right:g}", f"{row.extra:g}", f"{row.missed:g}"]
    if row.form == "share":
        counts = [f"{row.right:g}", f"of {row.right + row.extra:g}", ""]
    shares = ["" if each is None else f"{each:.3f}" for each in (row.precision, row.recall)]
    return [row.measure, row.label, *shares, f"{row.value:.3f}", low_high, *counts]


def definition_lines(evaluation: Evaluation) -> list[str]:
    """What each measure counts, in words."""
    return [
        f"{task}, {measure}: {words}"
        for task in evaluation.tallies
        for measure, words in DEFINITIONS[task].items()
    ]


def confusion_table(task: str, confusion: Mapping[tuple[str, str], int]) -> Any:
    """What was taken for what: gold down, read across, for rich."""
    from rich.box import SIMPLE
    from rich.table import Table

    golds = list(dict.fromkeys(gold for gold, _ in sorted(confusion)))
    reads = list(dict.fromkeys(read for _, read in sorted(confusion, key=lambda pair: pair[1])))
    table = Table(title=f"{task}: gold down, read across", title_justify="left", box=SIMPLE)
    table.add_column("")
    for read in reads:
        table.add_column(read, justify="right")
    for gold in golds:
        counts = (confusion.get((gold, read), 0) for read in reads)
        table.add_row(gold, *(str(count or "") for count in counts))
    return table


def curve_table(points: Iterable[Point]) -> Any:
    """A learning curve, point by point, for rich."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(title="learning curve", title_justify="left", box=SIMPLE)
    for name in ("share", "documents", "F1", "of each fold"):
        table.add_column(name, justify="right", no_wrap=True)
    for point in points:
        folds = " ".join(f"{score:.3f}" for score in point.scores)
        table.add_row(f"{point.share:.0%}", f"{point.documents:g}", f"{point.score:.3f}", folds)
    return table


def change_table(differences: Iterable[Change]) -> Any:
    """Two runs side by side, for rich."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(title="against the other run", title_justify="left", box=SIMPLE)
    for name in ("task", "measure", "label"):
        table.add_column(name, no_wrap=True)
    for name in ("other", "this", "difference", "95 %", "p"):
        table.add_column(name, justify="right", no_wrap=True)
    for change in differences:
        interval = "" if change.interval is None else "{:+.3f} {:+.3f}".format(*change.interval)
        p = "" if change.p is None else f"{change.p:.3f}"
        step = f"{change.after - change.before:+.3f}"
        table.add_row(*change.key, f"{change.before:.3f}", f"{change.after:.3f}", step, interval, p)
    return table
