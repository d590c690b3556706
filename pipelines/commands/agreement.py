"""`inclex agreement`: how far do annotators agree, and where do they not?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.console import Faults, usage

if TYPE_CHECKING:
    from pipelines.evaluation import Agreement

_WIDE = 140
_MOST = 20


def agreement(
    annotators: Annotated[
        list[str], typer.Argument(metavar="A B...", help="brat, .jsonl, .spacy or .xmi, each")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="all figures and disagreements, .json")
    ] = None,
    labels: Annotated[Path | None, typer.Option(help="a TOML file of label maps")] = None,
    map_name: Annotated[
        str | None, typer.Option("--map", help="which map", show_default="by A's labels")
    ] = None,
    samples: Annotated[int, typer.Option("--boot", min=0, help="bootstrap samples")] = 1000,
) -> None:
    """Two annotators or more on the same texts: F1 of marks, kappa, alpha of verdicts.

    Verdicts are rows `pair_id, patient_id, trial_id, criterion_id, verdict`.
    """
    from nlp.errors import InputError
    from pipelines.evaluation import agreement as measured
    from pipelines.evaluation import choose_map, load_maps, read_corpus

    usage("two annotators at least" if len(annotators) < 2 else None)
    faults = Faults()
    try:
        maps = load_maps(labels)
    except InputError as fault:
        usage(str(fault))
        return
    known = map_name is None or map_name in maps
    usage(None if known else f"--map {map_name}: known are {', '.join(maps)}")
    corpora = [read_corpus([path], faults) for path in annotators]
    chosen = choose_map(corpora[0], maps, map_name)
    names = [Path(path).name for path in annotators]
    if len(set(names)) < len(names):
        names = list(annotators)
    made = measured(corpora, names, chosen, samples)
    usage(None if made.measures or made.rows else "nothing that both annotated")
    _show(made)
    if output:
        _write(output, made)
    faults.finish()


def _show(made: Agreement) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    from pipelines.evaluation import result_tables

    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    for between, rows in made.rows.items():
        console.print(f"{between}: the first as gold", markup=False, highlight=False)
        for table in result_tables(rows, full=True):
            console.print(table)
    table = Table(title="beyond chance", title_justify="left", box=SIMPLE)
    for name in ("of", "measure", "between", "value", "units"):
        table.add_column(name, no_wrap=True)
    for each in made.measures:
        value = "not defined" if each.value is None else f"{each.value:.3f}"
        table.add_row(each.of, each.name, each.between, value, str(each.units))
    console.print(table)
    console.print(f"{len(made.faults)} disagreements", highlight=False)
    for between, fault in made.faults[:_MOST]:
        words = f"{fault.doc}, {fault.field or fault.task}: {fault.gold} / {fault.read}"
        spans = " ".join(f"{s}-{e}" for s, e in (*fault.gold_parts, *fault.read_parts))
        console.print(f"  {words} {spans} ({between})", markup=False, highlight=False)
    if len(made.faults) > _MOST:
        console.print(f"  and {len(made.faults) - _MOST} more: -o FILE.json lists them all")


def _write(path: Path, made: Agreement) -> None:
    from nlp.errors import OutputError
    from pipelines.evaluation import agreement_to_json

    whole = json.dumps(agreement_to_json(made), ensure_ascii=False, indent=1)
    try:
        path.write_text(whole + "\n", encoding="utf-8")
    except OSError as fault:
        raise OutputError(str(path), fault.strerror or type(fault).__name__) from fault
