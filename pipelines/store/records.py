"""Trials, facts and days read back from files; verdicts and matches written to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from nlp.errors import InputError, RecordError
from nlp.model import (
    FACT_SCHEMA,
    TRIAL_SCHEMA,
    Fact,
    Judgement,
    Match,
    Trial,
    fact_from_json,
    judgement_to_json,
    match_to_json,
    trial_from_json,
)
from pipelines.store.lines import verdict_line
from pipelines.store.sinks import JsonLines, Sink, writing
from pipelines.store.sources import OnError, rows

Result = tuple[tuple[Judgement, ...], Match]
T = TypeVar("T")


def read_trials(source: str, on_error: OnError) -> Iterator[Trial]:
    """Which trials does a stored file hold?"""
    return _records(source, "trials", TRIAL_SCHEMA, trial_from_json, on_error)


def read_facts(source: str, on_error: OnError) -> Iterator[Fact]:
    """Which facts does a stored file hold?"""
    return _records(source, "facts", FACT_SCHEMA, fact_from_json, on_error)


def _records(
    source: str, kind: str, schema: str, decode: Callable[[Any], T], on_error: OnError
) -> Iterator[T]:
    """The records of one schema; those of others beside them are passed over."""
    others, found = set(), False
    for number, record in rows(source, kind, on_error):
        stated = record.get("schema", schema)
        if stated != schema:
            others.add(str(stated)[:40])
            continue
        found = True
        try:
            yield decode(record)
        except RecordError as fault:
            on_error(InputError(source, number, str(fault)))
    if others and not found:
        on_error(InputError(source, None, f"wanted {schema}, found {', '.join(sorted(others))}"))


def read_days(source: str, on_error: OnError) -> dict[str, date]:
    """On which day is each patient judged? Rows `patient_id`, `as_of` (YYYY-MM-DD)."""
    days = {}
    for number, row in rows(source, "days", on_error):
        patient, day = row.get("patient_id"), str(row.get("as_of"))[:10]
        try:
            if patient is None:
                raise ValueError(patient)
            days[str(patient)] = date.fromisoformat(day)
        except ValueError:
            on_error(InputError(source, number, "wanted `patient_id` and `as_of` as YYYY-MM-DD"))
    return days


class Kept(NamedTuple):
    """The lines that an earlier run wrote of one pair."""

    lines: tuple[str, ...]


def write_results(target: str, results: Iterable[Result | Kept]) -> None:
    """Writes verdicts and matches: one stream in JSON Lines, else a table for each.

    In a DuckDB file both stand side by side; of `NAME.csv` the matches are `NAME.matches.csv`.
    """
    together = target == "-" or target.endswith((".jsonl", ".jsonl.gz"))
    path = Path(target)
    apart = target if path.suffix == ".duckdb" else str(path.with_suffix(f".matches{path.suffix}"))
    with ExitStack() as stack:
        verdicts = stack.enter_context(writing(target, "verdicts"))
        matches = verdicts if together else stack.enter_context(writing(apart, "matches"))
        for result in results:
            if isinstance(result, Kept):
                _keep(result, verdicts, matches)
                continue
            judgements, match = result
            if isinstance(verdicts, JsonLines):
                for judgement in judgements:
                    verdicts.write_line(verdict_line(judgement))
            else:
                for judgement in judgements:
                    verdicts.write(judgement_to_json(judgement))
            matches.write(match_to_json(match))


def _keep(kept: Kept, verdicts: Sink, matches: Sink) -> None:
    """Writes what an earlier run wrote: as it stands, or as rows of tables."""
    if isinstance(verdicts, JsonLines):
        for line in kept.lines:
            verdicts.write_line(line)
        return
    *judged, match = map(json.loads, kept.lines)
    for record in judged:
        verdicts.write(record)
    matches.write(match)
