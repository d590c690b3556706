"""Stored records of real texts, judged: the registry's listings against the sample notes.

Run by `make bench` where the corpora lie beside the project. Unlike the invented texts, in which
every patient is measured for everything that every trial asks, few facts here bear on a criterion.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nlp.errors import InputError
from nlp.model import Fact, Listing, Note, Trial, fact_to_json, trial_to_json
from nlp.passages import Reader
from nlp.vocabulary import load_vocabulary
from pipelines.matching import match
from pipelines.store import read_facts, read_trials
from speed.texts import AS_OF
from speed.work import read_listing, read_note

CORPORA = Path(__file__).parents[2].parent / "shared/corpora"
LISTINGS, NOTES = 300, 300


def _rows(path: Path, count: int) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]


def stored_records(reader: Reader) -> tuple[list[Trial], list[Fact]] | None:
    """The records of real texts, written and read back; None: the corpora are not there."""
    registry, samples = CORPORA / "ctgov/trials.jsonl.gz", CORPORA / "mtsamples/notes.jsonl.gz"
    if not (registry.is_file() and samples.is_file()):
        return None
    trials = [
        trial_to_json(read_listing(Listing(row["trial_id"], row["text"]), reader))
        for row in _rows(registry, LISTINGS)
    ]
    facts = [
        fact_to_json(fact)
        for row in _rows(samples, NOTES)
        for fact in read_note(Note(row["patient_id"], row["note_id"], row["text"]), reader)
    ]
    with tempfile.TemporaryDirectory() as folder:
        asked = _written(Path(folder) / "trials.jsonl", trials)
        told = _written(Path(folder) / "facts.jsonl", facts)
        return list(read_trials(asked, _fail)), list(read_facts(told, _fail))


def _written(path: Path, records: Sequence[Any]) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return str(path)


def _fail(fault: InputError) -> None:
    raise fault


def judge_stored(trials: Sequence[Trial], facts: Sequence[Fact]) -> int:
    """How many verdicts are there? Each is made and let go, as a writer of results does."""
    found = match(trials, facts, as_of={"": AS_OF}, vocabulary=load_vocabulary())
    return sum(len(judgements) for judgements, _ in found)
