"""Listings and notes to verdicts in one go, every record and the report kept in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from nlp.errors import InputError, OutputError
from nlp.model import (
    Fact,
    Judgement,
    Listing,
    Match,
    Note,
    Problem,
    Trial,
    fact_from_json,
    trial_from_json,
)
from nlp.vocabulary import load_vocabulary
from pipelines.engine import read_facts, read_trials
from pipelines.intake import read_listings, read_notes
from pipelines.matching import match
from pipelines.report import write_report
from pipelines.store import write_results, writing

Result = tuple[tuple[Judgement, ...], Match]
OnError = Callable[[InputError], None]
OnProblem = Callable[[Listing | Note, Problem], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Screening:
    """What to lay against what, and how. `days` as in match; silence, presume or unknown."""

    trials: list[str]
    notes: list[str]
    days: Mapping[str, date] = field(default_factory=dict)
    silence: str = "presume"
    workers: int = 1


class Watch(Protocol):
    """Looks on while items go by, and may show how many."""

    def __call__(self, items: Iterable[T], what: str) -> Iterator[T]: ...


def screened(
    job: Screening, output: Path, on_error: OnError, on_problem: OnProblem, watch: Watch
) -> tuple[list[Result], list[str]]:
    """Reads both sides, lays one against the other, and writes all of it into the folder.

    Returns: the results, and the patients whose notes hold no fact, so that nothing is judged.
    Raises: OutputError if the folder cannot be written to.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputError(str(output), fault.strerror or type(fault).__name__) from fault
    trials, notes, facts = [], [], []

    def keeping() -> Iterator[Note]:
        for note in watch(read_notes(list(job.notes), on_error), "notes"):
            notes.append(note)
            yield note

    listings = watch(read_listings(list(job.trials), on_error), "listings")
    with writing(str(output / "trials.jsonl"), "trials") as sink:
        for record in read_trials(listings, workers=job.workers, on_problem=on_problem):
            sink.write(record)
            trials.append(trial_from_json(record))
    with writing(str(output / "facts.jsonl"), "facts") as sink:
        for record in read_facts(keeping(), workers=job.workers, on_problem=on_problem):
            sink.write(record)
            facts.append(fact_from_json(record))
    pairs = matched(trials, facts, job.days, job.silence)
    results = list(watch(pairs, "patients x trials"))
    write_results(str(output / "verdicts.jsonl"), results)
    write_report(output / "report.html", trials, notes, facts, results)
    told = {fact.patient_id for fact in facts}
    untold = dict.fromkeys(note.patient_id for note in notes if note.patient_id not in told)
    return results, list(untold)


def matched(
    trials: list[Trial], facts: list[Fact], days: Mapping[str, date], silence: str
) -> Iterator[Result]:
    """Each patient's facts laid against each trial, as of that patient's day."""
    return match(trials, facts, as_of=days or None, vocabulary=load_vocabulary(), silence=silence)
