"""`inclex evaluate`: a run, another system's annotations or a fresh extraction against gold."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.console import Faults, OnSilence, Silence, Workers, progress, say, usage

if TYPE_CHECKING:
    from pipelines.evaluation import Change, Evaluation, LabelMap, Row

_FORMS = (".json", ".csv", ".html", ".txt")
_GOLD = "annotations"
_WIDE = 140
Paths = list[str]


def evaluate(
    gold: Annotated[
        Paths,
        typer.Option(
            metavar="PATH...",
            help="brat folder or .zip, .jsonl, .spacy, .xmi, or our own annotations/",
        ),
    ] = [_GOLD],  # noqa: B006
    pred: Annotated[
        Paths,
        typer.Option(
            metavar="PATH...",
            help="a saved run, or another system's annotations",
            show_default="extract on the spot",
        ),
    ] = [],  # noqa: B006
    against: Annotated[
        Paths, typer.Option(metavar="PATH...", help="a second run, to compare with")
    ] = [],  # noqa: B006
    output: Annotated[
        Paths, typer.Option("-o", "--output", help=".json .csv .html .txt, several of them")
    ] = [],  # noqa: B006
    tasks: Annotated[
        str | None, typer.Option(help="comma-separated", show_default="all the gold can answer")
    ] = None,
    labels: Annotated[Path | None, typer.Option(help="a TOML file of label maps")] = None,
    map_name: Annotated[
        str | None, typer.Option("--map", help="which map", show_default="by the gold's labels")
    ] = None,
    split: Annotated[str, typer.Option(help="dev, test or all, where splits are fixed")] = "all",
    samples: Annotated[int, typer.Option("--boot", min=0, help="bootstrap samples")] = 1000,
    full: Annotated[
        bool, typer.Option(help="every label on the terminal, and definitions")
    ] = False,
    baseline: Annotated[Path | None, typer.Option(help="fail where a score drops")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="keep these scores")] = None,
    silence: OnSilence = Silence.PRESUME,
    workers: Workers = 1,
) -> None:
    """Predictions against gold: scores with intervals, and every error in its sentence.

    Tasks: entities, relations, negation, thresholds, windows, logic, facts, verdicts.
    """
    from nlp.errors import InputError
    from pipelines.evaluation import Reading, rows_of

    for target in output:
        wrong = not target.endswith(_FORMS)
        usage(
            f"{target}: cannot tell the form by its ending; {', '.join(_FORMS)}" if wrong else None
        )
    faults = Faults()
    reading = Reading(workers, silence.value, progress)
    try:
        job = _Job(gold, split, labels, map_name, tasks, faults)
        made = job.scored(pred, reading)
        other = job.scored(against, reading) if against else None
    except InputError as fault:
        usage(str(fault))
        return
    rows = rows_of(made, samples)
    differences = _differences(other, made, samples) if other else []
    _show(made, rows, differences, full, other)
    for target in output:
        _write(target, f"inclex evaluate: {', '.join(gold)}", made, rows, differences, other)
    try:
        dropped = _held(baseline, write_baseline, rows)
    except InputError as fault:
        usage(str(fault))
        return
    faults.finish()
    if dropped:
        raise typer.Exit(1)


class _Job:
    """The gold, read once, and the tasks that it is asked about."""

    def __init__(
        self,
        gold: Sequence[str],
        split: str,
        labels: Path | None,
        map_name: str | None,
        tasks: str | None,
        faults: Faults,
    ) -> None:
        from pipelines.evaluation import (
            answerable,
            choose_map,
            load_maps,
            read_corpus,
            tell_unknown,
        )

        self._faults = faults
        maps = load_maps(labels)
        if map_name is not None and map_name not in maps:
            usage(f"--map {map_name}: known are {', '.join(maps)}")
        self.corpus = read_corpus(gold, self._faults).part(split)
        self.labels: LabelMap = choose_map(self.corpus, maps, map_name)
        tell_unknown(self.corpus.plain, self.labels, self._faults)
        known = answerable(self.corpus, self.labels)
        self.tasks = known if tasks is None else [task.strip() for task in tasks.split(",")]
        self._check(known)

    def _check(self, known: Sequence[str]) -> None:
        from pipelines.evaluation import TASKS

        for task in self.tasks:
            usage(None if task in TASKS else f"no task {task!r}; known are {', '.join(TASKS)}")
            usage(None if task in known else f"this gold holds nothing for the task {task!r}")
        if not self.tasks:
            self._faults.finish()
            usage("this gold holds nothing that can be scored")

    def scored(self, paths: Sequence[str], reading: Any) -> Evaluation:
        """A run's evaluation: saved where paths are given, else read on the spot."""
        from pipelines.evaluation import evaluate, fresh_run, saved_run

        if paths:
            run = saved_run(paths, self._faults)
        else:
            run = fresh_run(self.corpus, self.labels.side, reading)
        return evaluate(self.corpus, run, self.labels, self.tasks)


def _differences(before: Evaluation, after: Evaluation, samples: int) -> list[Change]:
    from pipelines.evaluation import changes

    return [
        change
        for task, tally in before.tallies.items()
        if task in after.tallies
        for change in changes(tally, after.tallies[task], samples)
    ]


def _show(
    made: Evaluation,
    rows: Sequence[Row],
    differences: Sequence[Change],
    full: bool,
    other: Evaluation | None,
) -> None:
    from rich.console import Console

    from pipelines.evaluation import (
        change_table,
        confusion_table,
        definition_lines,
        mended_and_new,
        result_tables,
    )

    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    if full:
        for line in definition_lines(made):
            console.print(line, markup=False, highlight=False)
    for table in result_tables(rows, full):
        console.print(table)
    if full:
        for task, confusion in made.confusions.items():
            console.print(confusion_table(task, confusion))
    if differences:
        console.print(change_table(differences))
    if other:
        mended, new = mended_and_new(other, made)
        console.print(f"{len(mended)} errors mended, {len(new)} new", highlight=False)
    console.print(
        f"{len(made.pages)} documents, labels by {made.labels.name}, {len(made.faults)} errors",
        markup=False,
        highlight=False,
    )


def _write(
    target: str,
    title: str,
    made: Evaluation,
    rows: Sequence[Row],
    differences: Sequence[Change],
    before: Evaluation | None,
) -> None:
    from nlp.errors import OutputError
    from pipelines.evaluation import definition_lines, to_csv, to_json, write_page

    path = Path(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if target.endswith(".html"):
            write_page(path, title, made, rows, differences, before)
        elif target.endswith(".json"):
            whole = to_json(made, rows, differences, before)
            path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        elif target.endswith(".csv"):
            path.write_text(to_csv(rows), encoding="utf-8")
        else:
            path.write_text("\n".join(definition_lines(made)) + "\n", encoding="utf-8")
    except OSError as fault:
        raise OutputError(target, fault.strerror or type(fault).__name__) from fault


def _held(baseline: Path | None, target: Path | None, rows: Sequence[Row]) -> bool:
    """Is a score below the baseline? Writes the new one where that is asked for."""
    from pipelines.evaluation import drops, read_baseline
    from pipelines.evaluation import write_baseline as write

    found = drops(read_baseline(baseline), rows) if baseline else []
    for drop in found:
        say(f"below the baseline: {drop}")
    if baseline and not found:
        print(f"no score is below {baseline.name}")
    if target:
        write(target, rows)
    return bool(found)
