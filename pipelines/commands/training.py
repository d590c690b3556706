"""`inclex train tagger`: fits the tagger from annotated corpora."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.console import say, usage

train = typer.Typer(help="Fits what is learned from annotated corpora.", no_args_is_help=True)


@train.callback()
def chosen() -> None:
    """Fits what is learned from annotated corpora."""


@train.command(
    epilog="inclex train tagger --from chia.jsonl.gz --texts trials.jsonl.gz -o tagger.npz"
)
def tagger(
    corpora: Annotated[
        list[Path],
        typer.Option("--from", exists=True, help="annotated .jsonl, .jsonl.gz or brat folder"),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="the model, .npz")],
    texts: Annotated[
        list[Path] | None,
        typer.Option(exists=True, help="raw texts for classes of words: .jsonl with `text`"),
    ] = None,
    folds: Annotated[int, typer.Option(min=0, help="cross-validate over so many folds")] = 0,
    held_out: Annotated[
        Path | None, typer.Option(help="where each fold's trial records go, .jsonl")
    ] = None,
) -> None:
    """Fit the tagger of mentions; with --folds, first read each trial by a model blind to it."""
    from nlp.recognizers import save_model
    from nlp.statements import build_reader
    from pipelines.store import writing
    from pipelines.training import (
        examples_of,
        fit,
        read_corpora,
        read_held_out,
        read_texts,
        words_alike,
    )

    usage("--folds and --held-out go together" if (folds > 0) != (held_out is not None) else None)
    usage("-o wants a file that ends in .npz" if output.suffix != ".npz" else None)
    documents = read_corpora(corpora)
    alike = words_alike(read_texts(texts or ()))
    reader = build_reader()
    examples = examples_of(documents, reader)
    say(f"{len(documents)} texts, {len(examples)} criteria, {len(alike.vectors)} words in classes")
    if held_out is not None:
        with writing(str(held_out), "trials") as sink:
            for record in read_held_out(documents, examples, alike, reader, folds, say):
                sink.write(record)
    save_model(fit(examples, alike), output)
    say(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
