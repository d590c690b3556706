"""The command line: `inclex extract | facts | match | screen | demo | …`.

Alone prints, alone may ask the clock. Exit status: 0 all read; 1 some inputs could not be read
(each named on standard error, everything else written); 2 wrong usage.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands import (
    AsOf,
    Faults,
    Inputs,
    OnSilence,
    Output,
    Silence,
    Workers,
    agreement,
    annotate,
    curve,
    evaluate,
    progress,
    say,
    terminology,
    train,
    usage,
)

if TYPE_CHECKING:
    from pipelines.screening import Result, Screening

app = typer.Typer(
    help="Trial listings to criteria, notes to facts, and the two matched with evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="inclex demo -o report/\n\ninclex screen --trials trials/ --notes notes/ -o out/\n\n"
    "inclex COMMAND --help tells each command's options, with examples.",
)
app.add_typer(terminology, name="terminology")
app.add_typer(train, name="train")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"inclex {version('inclex')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="say which version")
    ] = False,
) -> None:
    """Trial listings to criteria, notes to facts, and the two matched with evidence."""


@app.command(
    epilog="inclex extract trials/ -o trials.jsonl\n\ncat page.txt | inclex extract - | head -1"
)
def extract(
    inputs: Inputs,
    output: Output = "-",
    workers: Workers = 1,
    tagger: Annotated[
        bool, typer.Option(help="name what no row knows, by the learned tagger")
    ] = True,
    model: Annotated[
        Path | None, typer.Option(exists=True, help="a tagger of your own, from train tagger")
    ] = None,
) -> None:
    """Trial listings -> one trial record per line.

    INPUT is a file, a folder, a .zip, a .gz or - : pages as text, ClinicalTrials.gov .json or
    .xml, AACT's eligibilities.txt, .csv, .tsv or .jsonl.
    """
    from pipelines.engine import read_trials
    from pipelines.intake import read_listings
    from pipelines.store import writing, wrong_form

    usage(wrong_form(output))
    faults = Faults()
    listings = progress(read_listings(list(inputs), faults), "listings")
    with writing(output, "trials") as sink:
        for record in read_trials(
            listings, workers=workers, on_problem=faults.doubt, tagger=tagger, model=model
        ):
            sink.write(record)
    faults.finish()


@app.command(epilog="inclex facts notes/ -o facts.parquet\n\ninclex facts notes.csv -o - | head")
def facts(inputs: Inputs, output: Output = "-", workers: Workers = 1) -> None:
    """Clinical notes -> one fact record per line.

    INPUT is a file, a folder, a .zip, a .gz or - : PATIENT__NOTE.txt or PATIENT/NOTE.txt, rows
    patient_id, text, note_id, date in .jsonl, .csv or .parquet, or FHIR bundles in .json.
    """
    from pipelines.engine import read_facts
    from pipelines.intake import read_notes
    from pipelines.store import writing, wrong_form

    usage(wrong_form(output))
    faults = Faults()
    notes = progress(read_notes(list(inputs), faults), "notes")
    with writing(output, "facts") as sink:
        for record in read_facts(notes, workers=workers, on_problem=faults.doubt):
            sink.write(record)
    faults.finish()


@app.command(
    epilog="inclex match --criteria trials.jsonl --facts facts.jsonl --as-of 2026-03-01 -o v.jsonl"
)
def match(
    criteria: Annotated[str, typer.Option(help="trial records that extract wrote")],
    facts: Annotated[str, typer.Option(help="fact records that facts wrote")],
    output: Output = "-",
    as_of: AsOf = None,
    silence: OnSilence = Silence.PRESUME,
    previous: Annotated[
        str | None,
        typer.Option(help="an earlier run's .jsonl: what nothing touched since is kept from it"),
    ] = None,
) -> None:
    """Criteria x facts -> verdict records and match records."""
    from nlp.errors import InputError
    from pipelines.processes import settle_process
    from pipelines.rejudging import Previous, rejudged
    from pipelines.store import read_facts, read_trials, write_results, wrong_form

    usage(wrong_form(output))
    usage("only one of --criteria and --facts can be -" if criteria == facts == "-" else None)
    overwritten = previous is not None and Path(previous).resolve() == Path(output).resolve()
    usage("-o must be another file than --previous" if overwritten else None)
    faults = Faults()
    days = _days(as_of, faults)
    trials = list(read_trials(criteria, faults))
    known = list(read_facts(facts, faults))
    earlier = None
    if previous is not None:
        try:
            earlier = Previous(previous)
        except InputError as fault:
            usage(str(fault))
    settle_process()
    results = rejudged(trials, known, days, silence.value, earlier)
    write_results(output, progress(results, "patients x trials"))
    faults.finish()


@app.command(epilog="inclex screen --trials trials/ --notes notes/ -o out/")
def screen(
    trials: Annotated[list[str], typer.Option(metavar="INPUT...", help="as for extract")],
    notes: Annotated[list[str], typer.Option(metavar="INPUT...", help="as for facts")],
    output: Annotated[Path, typer.Option("-o", "--output", help="a folder")],
    as_of: AsOf = None,
    silence: OnSilence = Silence.PRESUME,
    workers: Workers = 1,
) -> None:
    """Extract, facts and match in one go, plus DIR/report.html."""
    from pipelines.screening import Screening

    faults = Faults()
    job = Screening(trials, notes, _days(as_of, faults), silence.value, workers)
    _screen(job, output, faults)
    faults.finish()


@app.command(epilog="inclex demo -o report/")
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="a folder")] = Path("report"),
) -> None:
    """The shipped listing against the shipped notes: prints a table, writes the report."""
    from rich.console import Console

    from pipelines.report import match_table
    from pipelines.screening import Screening

    folder = Path(__file__).parent / "demo"
    faults = Faults()
    job = Screening([str(folder / "veltorimab.txt")], [str(folder / "notes.jsonl")])
    results = _screen(job, output, faults)
    Console().print(match_table(results))
    print(f"Every verdict with its evidence: {output / 'report.html'}")
    faults.finish()


app.command(
    epilog="inclex evaluate --gold chia/ --map chia -o chia.html\n\n"
    "inclex evaluate --gold lct.jsonl lct_comparisons.jsonl --tasks thresholds,windows --full\n\n"
    "inclex evaluate --gold gold.zip --pred theirs/ --against ours.jsonl -o both.json"
)(evaluate)
app.command(epilog="inclex curve chia.jsonl.gz -o curve.json")(curve)
app.command(epilog="inclex agreement first/ second/\n\ninclex agreement a.jsonl b.jsonl c.jsonl")(
    agreement
)
app.command(
    epilog="inclex annotate trials/ -o to_correct/\n\ninclex annotate notes/ --notes -o n.jsonl"
)(annotate)


def _screen(job: Screening, output: Path, faults: Faults) -> list[Result]:
    from pipelines.screening import screened

    results, untold = screened(job, output, faults, faults.doubt, progress)
    for patient in untold:
        say(f"warning: patient {patient}: no fact in the notes, so no verdict")
    return results


def _days(as_of: str | None, faults: Faults) -> dict[str, date]:
    """The day each patient is judged on; under "" the day of all others."""
    if as_of is None:
        return {}
    try:
        return {"": date.fromisoformat(as_of)}
    except ValueError:
        if not Path(as_of).is_file():
            usage(f"--as-of {as_of}: neither a date (YYYY-MM-DD) nor a file")
    from pipelines.store import read_days

    return read_days(as_of, faults)


_SEVERAL = {
    "screen": {"--trials", "--notes"},
    "evaluate": {"--gold", "--pred", "--against", "-o", "--output"},
}


def spread(arguments: list[str]) -> list[str]:
    """`--trials a b` as the option parser wants it: `--trials a --trials b`."""
    several = _SEVERAL.get(arguments[0], set()) if arguments else set()
    made: list[str] = []
    option: str | None = None
    for word in arguments:
        if word.startswith("-") and word != "-":
            option = word if word in several else None
            made.append(word)
        elif option is not None and made[-1] != option:
            made += [option, word]
        else:
            made.append(word)
    return made


def main() -> None:
    """The entry point of the command `inclex`."""
    from nlp.errors import OutputError, TerminologyError

    try:
        app(spread(sys.argv[1:]), prog_name="inclex")
    except OutputError as fault:
        say(fault)
        sys.exit(2)
    except TerminologyError as fault:
        say(fault)
        sys.exit(1)


if __name__ == "__main__":
    main()
