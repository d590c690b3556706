"""`inclex annotate`: texts marked in advance, so that a person only corrects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.console import Faults, Inputs, Workers, progress, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp.model import Note


def annotate(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="a folder for brat, or a .jsonl file")
    ],
    notes: Annotated[bool, typer.Option("--notes", help="the inputs are notes")] = False,
    workers: Workers = 1,
) -> None:
    """Listings, or notes, -> their texts with marks, for a person to correct.

    A folder gets a .txt and an .ann each, and brat's configuration; a .jsonl file gets the rows of
    our own annotations. Corrected, either is gold for `inclex evaluate`. Marks named concept,
    amount, window and cue only hold up relations, and are not scored.
    """
    faults = Faults()
    work = _notes if notes else _listings
    written = work(list(inputs), output, workers, faults)
    say(f"{written} text(s) marked in {output}")
    faults.finish()


def _listings(inputs: list[str], output: Path, workers: int, faults: Faults) -> int:
    from pipelines.engine import read_trials
    from pipelines.evaluation import listing_row, page_of_trial, texts_of, write_brat, write_rows
    from pipelines.intake import read_listings

    listings = progress(read_listings(list(inputs), faults), "listings")
    trials = read_trials(listings, workers=workers, on_problem=faults.doubt)
    texts = (text for trial in trials for text in texts_of(trial))
    if output.suffix == ".jsonl":
        return write_rows(output, map(listing_row, texts))
    return write_brat(output, map(page_of_trial, texts))


def _notes(inputs: list[str], output: Path, workers: int, faults: Faults) -> int:
    from dataclasses import replace

    from pipelines.engine import read_facts
    from pipelines.evaluation import note_row, page_of_facts, write_brat, write_rows
    from pipelines.intake import read_notes

    kept: dict[tuple[str, str], Note] = {}

    def keeping() -> Iterator[Note]:
        for note in progress(read_notes(list(inputs), faults), "notes"):
            kept[note.patient_id, note.note_id] = note
            yield note

    facts: dict[tuple[str, str], list[dict[str, object]]] = {}
    for record in read_facts(keeping(), workers=workers, on_problem=faults.doubt):
        facts.setdefault((record["patient_id"], record["note_id"]), []).append(record)
    if output.suffix == ".jsonl":
        rows = (note_row(_named(note), facts.get(key, [])) for key, note in kept.items())
        return write_rows(output, rows)
    pages = (
        replace(page_of_facts(f"{key[0]}__{key[1]}", facts.get(key, [])), text=note.text)
        for key, note in kept.items()
    )
    return write_brat(output, pages)


def _named(note: Note) -> dict[str, object]:
    day = str(note.date) if note.date else None
    return {"patient_id": note.patient_id, "note_id": note.note_id, "date": day, "text": note.text}
