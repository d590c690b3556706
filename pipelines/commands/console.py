"""What every command shares: its options, what it says to a person, and how it ends."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from nlp.errors import NlpError
    from nlp.model import Listing, Note, Problem
    from pipelines.evaluation import Trouble

T = TypeVar("T")


class Silence(StrEnum):
    """What silence of the notes is taken for."""

    PRESUME = "presume"
    UNKNOWN = "unknown"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", show_default=False)]
Output = Annotated[str, typer.Option("-o", "--output", help=".jsonl .parquet .csv .duckdb, or -")]
Workers = Annotated[int, typer.Option(min=1, help="worker processes")]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE|FILE",
        help="judge as of this day, YYYY-MM-DD, or of the days in a file of rows patient_id, as_of",
        show_default="each patient's latest note",
    ),
]
OnSilence = Annotated[
    Silence, typer.Option(help="take what notes do not mention for absent, or for unknown")
]
# Doubts about a document as a whole: said aloud, others stand in the record alone.
_SAID = frozenset({"no_heading", "no_date", "foreign_language", "not_read"})
_UNREAD = frozenset({"foreign_language", "not_read"})
_MOST_SAID = 20


def say(message: object) -> None:
    """Tells a person, on standard error."""
    print(f"inclex: {message}", file=sys.stderr)


class Faults:
    """Names on standard error what could not be read and what is doubtful, as it happens."""

    def __init__(self) -> None:
        self.count = 0
        self._doubts: Counter[str] = Counter()

    def __call__(self, error: NlpError | Trouble) -> None:
        self.count += 1
        say(error)

    def doubt(self, document: Listing | Note, problem: Problem) -> None:
        """A problem of one document: its file and row, never its text."""
        from nlp.errors import InputError

        if problem.code not in _SAID:
            return
        file, row = document.place or ("-", None)
        if problem.code in _UNREAD:
            self(InputError(file, row, problem.message))
            return
        self._doubts[problem.code] += 1
        if self._doubts[problem.code] <= _MOST_SAID:
            say(f"warning: {InputError(file, row, problem.message)}")

    def finish(self) -> None:
        """Ends the run: with status 1 and a count if anything could not be read."""
        for code, count in self._doubts.items():
            if count > _MOST_SAID:
                say(f"warning: {count - _MOST_SAID} more of {code}")
        if self.count:
            say(f"{self.count} input(s) could not be read")
            raise typer.Exit(1)


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """Shows a running count on standard error while that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)


def usage(message: str | None) -> None:
    """Ends the run with status 2 and a message, if there is one."""
    if message:
        say(message)
        raise typer.Exit(2)
