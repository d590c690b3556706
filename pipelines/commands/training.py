"""`inclex train`: fits the tagger, and how sure verdicts are, from what people annotated."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.console import Faults, say, usage

# So many raw listings are read to learn from: each of their criteria is seen twice or so.
RAW_LISTINGS = 1_100

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
        typer.Option(exists=True, help="raw texts, of words and of listings: .jsonl with `text`"),
    ] = None,
    others: Annotated[
        list[Path] | None,
        typer.Option("--beside", exists=True, help="annotated with other kinds, to learn beside"),
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
        Aids,
        examples_of,
        fit,
        lessons_of,
        passages_of,
        read_corpora,
        read_held_out,
        read_listings,
        read_texts,
        words_alike,
    )

    usage("--folds and --held-out go together" if (folds > 0) != (held_out is not None) else None)
    usage("-o wants a file that ends in .npz" if output.suffix != ".npz" else None)
    documents = read_corpora(corpora)
    reader = build_reader()
    examples = examples_of(documents, reader)
    seen = {document.group for document in documents}
    aids = Aids(
        words_alike(read_texts(texts or ())),
        [lessons_of(read_corpora([path]), reader) for path in others or ()],
        passages_of(read_listings(texts or (), seen, RAW_LISTINGS), reader),
    )
    say(f"{len(documents)} texts, {len(examples)} criteria, {len(aids.alike.vectors)} words")
    say(f"beside them {sum(map(len, aids.others))} criteria of others, {len(aids.raw)} raw ones")
    if held_out is not None:
        with writing(str(held_out), "trials") as sink:
            for record in read_held_out(documents, examples, aids, reader, folds, say):
                sink.write(record)
    save_model(fit(examples, aids), output)
    say(f"{output}: {output.stat().st_size / 1e6:.1f} MB")


@train.command(
    epilog="inclex train confidence --criteria c.jsonl --facts f.jsonl --gold pairs.jsonl"
    " --as-of 2014-01-01 --source 'whose verdicts' -o confidence.toml"
)
def confidence(
    criteria: Annotated[str, typer.Option(help="trial records that extract wrote")],
    facts: Annotated[str, typer.Option(help="fact records that facts wrote")],
    gold: Annotated[str, typer.Option(help="rows patient_id, criterion_id, verdict: .jsonl")],
    output: Annotated[Path, typer.Option("-o", "--output", help="the counts, .toml")],
    source: Annotated[str, typer.Option(help="whose verdicts, under which licence")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day; else the latest note's")
    ] = None,
    folds: Annotated[int, typer.Option(min=2, help="cross-validate over so many folds")] = 7,
) -> None:
    """Count how often verdicts are right, by kind, verdict and basis."""
    from nlp.vocabulary import load_vocabulary
    from pipelines.matching import Matcher
    from pipelines.store import read_facts, read_trials, rows
    from pipelines.training import after, answers_of, before, calibration_text, fit_confidence

    usage("-o wants a file that ends in .toml" if output.suffix != ".toml" else None)
    faults = Faults()
    theirs = {
        (str(row.get("patient_id")), str(row.get("criterion_id"))): str(row.get("verdict"))
        for _, row in rows(gold, "verdicts", faults)
    }
    days = {"": as_of.date()} if as_of else {}
    matcher = Matcher(read_facts(facts, faults), days, load_vocabulary(), calibration={})
    answers = [
        answer
        for trial in map(matcher.ready, read_trials(criteria, faults))
        for judgements, _ in matcher.against(trial)
        for answer in answers_of(judgements, theirs)
    ]
    usage(None if answers else "no verdict that both gave")
    output.write_text(calibration_text(fit_confidence(answers), source), encoding="utf-8")
    say(f"{len(answers)} verdicts that both gave; the judge's own estimates: {before(answers)}")
    say(f"weighed with the counts, {folds} folds by patient: {after(answers, folds)}")
    faults.finish()
