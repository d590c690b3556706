"""The command line: `inclex extract | facts | match | screen | demo`.

Alone prints, alone may ask the clock. Exit status: 0 all read; 1 some inputs could not be read
(each named on standard error, everything else written); 2 wrong usage.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from nlp.errors import NlpError
    from nlp.model import Fact, Trial

T = TypeVar("T")
app = typer.Typer(
    help="Trial listings to criteria, notes to facts, and the two matched with evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

Inputs = Annotated[list[str], typer.Argument(help="files, folders, .zip, .gz, or - for a pipe")]
Output = Annotated[str, typer.Option("-o", "--output", help=".jsonl .parquet .csv .duckdb or -")]
Workers = Annotated[int, typer.Option(min=1, help="worker processes")]
AsOf = Annotated[
    str | None,
    typer.Option(
        help="date (YYYY-MM-DD), or a file with rows patient_id,as_of", show_default="latest note"
    ),
]
Silence = Annotated[
    str, typer.Option(help="what silence of the notes is taken for: presume or unknown")
]


class Faults:
    """Counts what could not be read and names it on standard error, as it happens."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: NlpError) -> None:
        self.count += 1
        print(f"inclex: {error}", file=sys.stderr)

    def finish(self) -> None:
        """Ends the run: with status 1 and a count if anything could not be read."""
        if self.count:
            print(f"inclex: {self.count} input(s) could not be read", file=sys.stderr)
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
        print(f"inclex: {message}", file=sys.stderr)
        raise typer.Exit(2)


@app.command(epilog="inclex extract trials/ -o trials.jsonl    inclex extract - -o - < listing.txt")
def extract(inputs: Inputs, output: Output = "-", workers: Workers = 1) -> None:
    """Trial listings -> one trial record per line."""
    from pipelines.engine import read_trials
    from pipelines.intake import read_listings
    from pipelines.store import writing, wrong_form

    usage(wrong_form(output))
    faults = Faults()
    listings = read_listings(list(inputs), faults)
    with writing(output, "trials") as sink:
        for record in progress(read_trials(listings, workers=workers), "trials"):
            sink.write(record)
    faults.finish()


@app.command(epilog="inclex facts notes/ -o facts.parquet    inclex facts notes.csv -o - | head")
def facts(inputs: Inputs, output: Output = "-", workers: Workers = 1) -> None:
    """Clinical notes -> one fact record per line."""
    from pipelines.engine import read_facts
    from pipelines.intake import read_notes
    from pipelines.store import writing, wrong_form

    usage(wrong_form(output))
    faults = Faults()
    notes = read_notes(list(inputs), faults)
    with writing(output, "facts") as sink:
        for record in progress(read_facts(notes, workers=workers), "facts"):
            sink.write(record)
    faults.finish()


@app.command(epilog="inclex match --criteria trials.jsonl --facts facts.jsonl -o verdicts.jsonl")
def match(
    criteria: Annotated[str, typer.Option(help="trial records, from extract")],
    facts: Annotated[str, typer.Option(help="fact records, from facts")],
    output: Output = "-",
    as_of: AsOf = None,
    silence: Silence = "presume",
) -> None:
    """Criteria x facts -> verdict records and match records."""
    from pipelines.store import wrong_form

    usage(wrong_form(output))
    usage(_wrong_silence(silence))
    faults = Faults()
    days = _days(as_of)
    trials = _stored_trials(criteria, faults)
    known = _stored_facts(facts, faults)
    _write_verdicts(output, _matched(trials, known, days, silence))
    faults.finish()


@app.command(epilog="inclex screen --trials trials/ --notes notes/ -o out/")
def screen(
    trials: Annotated[list[str], typer.Option(help="listings, as for extract")],
    notes: Annotated[list[str], typer.Option(help="notes, as for facts")],
    output: Annotated[Path, typer.Option("-o", "--output", help="a folder")],
    as_of: AsOf = None,
    silence: Silence = "presume",
    workers: Workers = 1,
) -> None:
    """Extract, facts and match in one go, plus DIR/report.html."""
    usage(_wrong_silence(silence))
    faults = Faults()
    _screen(trials, notes, output, _days(as_of), silence, workers, faults)
    faults.finish()


@app.command()
def demo(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="a folder")] = None,
) -> None:
    """The shipped listing against the shipped notes: prints a table, writes the report."""
    from pipelines.report import print_matches

    folder = Path(__file__).parent / "demo"
    target = output or Path(tempfile.gettempdir()) / "inclex-demo"
    faults = Faults()
    listings, notes = [str(folder / "listing.txt")], [str(folder / "notes.jsonl")]
    results = _screen(listings, notes, target, {}, "presume", 1, faults)
    print_matches(results)
    print(f"\nThe report with every verdict and its evidence: {target / 'report.html'}")
    faults.finish()


def _screen(
    trials: list[str],
    notes: list[str],
    output: Path,
    days: Mapping[str, date],
    silence: str,
    workers: int,
    faults: Faults,
) -> list[Any]:
    from nlp.model import fact_from_json, trial_from_json
    from pipelines.engine import read_facts, read_trials
    from pipelines.intake import read_listings, read_notes
    from pipelines.report import write_report
    from pipelines.store import writing

    output.mkdir(parents=True, exist_ok=True)
    read, known, kept = [], [], []
    with writing(str(output / "trials.jsonl"), "trials") as sink:
        listings = read_listings(list(trials), faults)
        for record in progress(read_trials(listings, workers=workers), "trials"):
            sink.write(record)
            read.append(trial_from_json(record))

    def keeping() -> Iterator[Any]:
        for note in read_notes(list(notes), faults):
            kept.append(note)
            yield note

    with writing(str(output / "facts.jsonl"), "facts") as sink:
        for record in progress(read_facts(keeping(), workers=workers), "facts"):
            sink.write(record)
            known.append(fact_from_json(record))
    results = list(_matched(read, known, days, silence))
    _write_verdicts(str(output / "verdicts.jsonl"), iter(results))
    write_report(output / "report.html", read, kept, results)
    return results


def _matched(
    trials: list[Trial], facts: list[Fact], days: Mapping[str, date], silence: str
) -> Iterator[Any]:
    from nlp.vocabulary import load_vocabulary
    from pipelines.matching import match as lay

    vocabulary = load_vocabulary()
    found = lay(trials, facts, as_of=days or None, vocabulary=vocabulary, silence=silence)
    yield from progress(found, "matches")


def _write_verdicts(output: str, results: Iterator[Any]) -> None:
    """Verdicts, and matches beside them: in the same stream of a pipe or JSONL file, else apart."""
    from nlp.model import judgement_to_json, match_to_json
    from pipelines.store import writing

    together = output == "-" or output.endswith((".jsonl", ".jsonl.gz"))
    if together:
        with writing(output, "verdicts") as sink:
            for judgements, matched in results:
                for judgement in judgements:
                    sink.write(judgement_to_json(judgement))
                sink.write(match_to_json(matched))
        return
    kept = []
    with writing(output, "verdicts") as sink:
        for judgements, matched in results:
            for judgement in judgements:
                sink.write(judgement_to_json(judgement))
            kept.append(match_to_json(matched))
    path = Path(output)
    apart = (
        output if output.endswith(".duckdb") else str(path.with_suffix(".matches" + path.suffix))
    )
    with writing(apart, "matches") as sink:
        for record in kept:
            sink.write(record)


def _wrong_silence(silence: str) -> str | None:
    return None if silence in ("presume", "unknown") else f"--silence {silence}: presume or unknown"


def _days(as_of: str | None) -> dict[str, date]:
    """The day each patient is judged on; under "" the day of all others."""
    if as_of is None:
        return {}
    try:
        return {"": date.fromisoformat(as_of)}
    except ValueError:
        path = Path(as_of)
    if not path.is_file():
        usage(f"--as-of {as_of}: neither a date (YYYY-MM-DD) nor a file")
    from pipelines.store import reading

    source = str(path)
    if source.endswith((".csv", ".jsonl", ".parquet")):
        rows = [row for _, row in reading(source, "as_of")]
        return {str(row["patient_id"]): date.fromisoformat(str(row["as_of"])) for row in rows}
    usage(f"--as-of {as_of}: rows patient_id, as_of in .csv, .jsonl or .parquet")
    return {}


def _stored(source: str, kind: str, schema: str, faults: Faults) -> Iterator[tuple[int, Any]]:
    from nlp.errors import InputError
    from pipelines.store import reading

    try:
        for number, record in reading(source, kind):
            if record.get("schema", schema) == schema:
                yield number, record
    except InputError as error:
        faults(error)
    except OSError as error:
        faults(InputError(source, None, error.strerror or "cannot be opened"))


def _stored_trials(source: str, faults: Faults) -> list[Trial]:
    from nlp.errors import InputError, RecordError
    from nlp.model import TRIAL_SCHEMA, trial_from_json

    found = []
    for number, record in _stored(source, "trials", TRIAL_SCHEMA, faults):
        try:
            found.append(trial_from_json(record))
        except RecordError as error:
            faults(InputError(source, number, str(error)))
    return found


def _stored_facts(source: str, faults: Faults) -> list[Fact]:
    from nlp.errors import InputError, RecordError
    from nlp.model import FACT_SCHEMA, fact_from_json

    found = []
    for number, record in _stored(source, "facts", FACT_SCHEMA, faults):
        try:
            found.append(fact_from_json(record))
        except RecordError as error:
            faults(InputError(source, number, str(error)))
    return found


def main() -> None:
    """The entry point of the command `inclex`."""
    app()


if __name__ == "__main__":
    main()
