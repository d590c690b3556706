"""Many documents, one pipeline: in this process or over worker processes, in order.

A worker builds the reader once; text goes in, plain records come out, never a spaCy Doc. One
document that fails is reported, and never loses another's records.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from nlp.model import Listing, Note, Problem, fact_to_json, trial_to_json
from nlp.recognizers import SHIPPED_MODEL
from nlp.statements import build_reader
from pipelines.processes import settle_process

Json = dict[str, Any]
Read = tuple[list[Json], list[Problem]]
T = TypeVar("T")
OnProblem = Callable[[T, Problem], None]
NOT_READ = "not_read"
CHUNK = 64
_AHEAD = 4


def read_trials(
    listings: Iterable[Listing],
    *,
    workers: int = 1,
    on_problem: OnProblem[Listing] | None = None,
    tagger: bool = True,
    model: Path | None = None,
) -> Iterator[Json]:
    """Trial records of listings, in their order; each listing's doubts go to on_problem.

    Args: tagger, whether a tagger names the mentions, or the rows alone; model, one other than
        the shipped.
    """
    chosen = (model or SHIPPED_MODEL) if tagger else None
    return _spread(listings, partial(_trial, model=chosen), workers, on_problem)


def read_facts(
    notes: Iterable[Note], *, workers: int = 1, on_problem: OnProblem[Note] | None = None
) -> Iterator[Json]:
    """Fact records of notes, in their order; each note's doubts go to on_problem."""
    return _spread(notes, _facts, workers, on_problem)


def _trial(listing: Listing, model: Path | None) -> Read:
    from pipelines.listings import extract_criteria

    trial = extract_criteria(listing, build_reader(model))
    return [trial_to_json(trial)], list(trial.problems)


def _facts(note: Note) -> Read:
    from pipelines.notes import extract_facts

    facts, problems = extract_facts(note, build_reader())
    return [fact_to_json(fact) for fact in facts], problems


def _chunk_read(work: Callable[[T], Read], items: list[T]) -> list[Read]:
    build_reader()  # a faulty table is nobody's document: it ends the run
    settle_process()
    return [_guarded(work, item) for item in items]


def _guarded(work: Callable[[T], Read], item: T) -> Read:
    """One document's records, or a problem if reading it fails; its text is not told."""
    try:
        return work(item)
    except Exception as fault:
        return [], [Problem(NOT_READ, f"could not be read: {type(fault).__name__}")]


def _spread(
    items: Iterable[T],
    work: Callable[[T], Read],
    workers: int,
    on_problem: OnProblem[T] | None,
) -> Iterator[Json]:
    for item, (records, problems) in _read(items, work, workers):
        if on_problem is not None:
            for problem in problems:
                on_problem(item, problem)
        yield from records


def _read(items: Iterable[T], work: Callable[[T], Read], workers: int) -> Iterator[tuple[T, Read]]:
    chunks = _chunks(items)
    if workers <= 1:
        for chunk in chunks:
            yield from zip(chunk, _chunk_read(work, chunk), strict=True)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[tuple[list[T], Future[list[Read]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_chunk_read, work, chunk)))
            if len(waiting) >= workers * _AHEAD:
                sent, future = waiting.popleft()
                yield from zip(sent, future.result(), strict=True)
        for sent, future in waiting:
            yield from zip(sent, future.result(), strict=True)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
