"""Many documents, one pipeline: in this process or over worker processes, in order.

A worker builds the reader once; text goes in, plain records come out, never a spaCy Doc.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

from nlp.model import Listing, Note, fact_to_json, trial_to_json
from nlp.statements import Reader, build_reader

Json = dict[str, Any]
T = TypeVar("T")
CHUNK = 64
_AHEAD = 4


def read_trials(listings: Iterable[Listing], *, workers: int = 1) -> Iterator[Json]:
    """Trial records of listings, in their order."""
    return _spread(listings, _trials, workers)


def read_facts(notes: Iterable[Note], *, workers: int = 1) -> Iterator[Json]:
    """Fact records of notes, in their order."""
    return _spread(notes, _facts, workers)


def _trials(listings: list[Listing]) -> list[Json]:
    from pipelines.listings import extract_criteria

    reader: Reader = build_reader()
    return [trial_to_json(extract_criteria(listing, reader)) for listing in listings]


def _facts(notes: list[Note]) -> list[Json]:
    from pipelines.notes import extract_facts

    reader: Reader = build_reader()
    return [fact_to_json(fact) for note in notes for fact in extract_facts(note, reader)[0]]


def _spread(
    items: Iterable[T], work: Callable[[list[T]], list[Json]], workers: int
) -> Iterator[Json]:
    chunks = _chunks(items)
    if workers <= 1:
        for chunk in chunks:
            yield from work(chunk)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Json]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
