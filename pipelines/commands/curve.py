"""`inclex curve`: how much would more annotated texts help the tagger?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.console import Faults, progress, usage

_WIDE = 140


def curve(
    gold: Annotated[
        list[str], typer.Argument(metavar="GOLD...", help="annotated listings, as for evaluate")
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="the points, .json")] = None,
    folds: Annotated[int, typer.Option(min=2, help="folds, by trial")] = 3,
    labels: Annotated[Path | None, typer.Option(help="a TOML file of label maps")] = None,
    map_name: Annotated[
        str | None, typer.Option("--map", help="which map", show_default="by the gold's labels")
    ] = None,
) -> None:
    """The tagger's F1 on trials it did not learn from, by how many it learned from.

    It is fitted anew for each share and fold, so this takes minutes. The score is relaxed F1 of
    entities over all labels.
    """
    from nlp.errors import InputError, OutputError
    from pipelines.evaluation import (
        TaggerLearner,
        choose_map,
        curve_table,
        learning_curve,
        load_maps,
        read_corpus,
    )

    faults = Faults()
    try:
        maps = load_maps(labels)
    except InputError as fault:
        usage(str(fault))
        return
    known = map_name is None or map_name in maps
    usage(None if known else f"--map {map_name}: known are {', '.join(maps)}")
    corpus = read_corpus(gold, faults)
    pages = [*corpus.plain, *corpus.listings]
    usage(None if len(pages) >= folds else f"{len(pages)} texts, fewer than {folds} folds")
    chosen = choose_map(corpus, maps, map_name)
    learner = TaggerLearner(list(progress(pages, "texts")), chosen)
    points = learning_curve(pages, chosen, learner, folds=folds)
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else _WIDE).print(curve_table(points))
    if output:
        rows = [
            {"share": p.share, "documents": p.documents, "f1": p.score, "folds": p.scores}
            for p in points
        ]
        try:
            output.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        except OSError as fault:
            raise OutputError(str(output), fault.strerror or type(fault).__name__) from fault
    faults.finish()
