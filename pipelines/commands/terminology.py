"""`inclex terminology add | list | remove | search`: a user's own names beside the shipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.console import say, usage

if TYPE_CHECKING:
    from pipelines.terminologies import Hit

app = typer.Typer(
    help="Names of your own terminologies, found beside the shipped ones.", no_args_is_help=True
)
Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="the file they are kept in; extract, facts and match read it where the environment"
        " variable INCLEX_TERMINOLOGY names it",
        show_default="INCLEX_TERMINOLOGY, else the user's data folder",
    ),
]
_FAULTS_SAID = 20


@app.command(
    epilog="inclex terminology add doid.obo\n\n"
    "inclex terminology add athena/ --name omop\n\n"
    "inclex terminology add names.csv links.csv --name ours --kind drug"
)
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", show_default=False)],
    name: Annotated[str | None, typer.Option(help="what to call it", show_default="PATH")] = None,
    kind: Annotated[str, typer.Option(help="kind of concepts whose kind is not told")] = "",
    store: Store = None,
) -> None:
    """Take in a terminology; one of the same name is replaced.

    PATH is an OBO file, a folder of OHDSI Athena or of UMLS RRF files, an ICD-10-CM code file, or
    one or more CSV or TSV files with a header; any file may be a .gz.
    """
    from nlp.vocabulary import shipped_vocabulary
    from pipelines.terminologies import KINDS, Fault, add_terminology

    usage(None if kind in ("", *KINDS) else f"--kind {kind}: one of {', '.join(KINDS)}")
    faults: list[Fault] = []

    def hear(fault: Fault) -> None:
        faults.append(fault)
        if len(faults) <= _FAULTS_SAID:
            say(fault)

    called = name or paths[0].name.partition(".")[0]
    kept = add_terminology(
        _store(store),
        paths,
        name=called,
        vocabulary=shipped_vocabulary(),
        kind=kind,
        on_fault=hear,
    )
    print(f"{kept.name}: {kept.concepts:,} concepts; {kept.names:,} names in all")
    if faults:
        say(f"{len(faults)} rows left out")
        raise typer.Exit(1)


@app.command("list", epilog="inclex terminology list")
def list_(store: Store = None) -> None:
    """Which terminologies are in the file?"""
    from pipelines.terminologies import list_sources

    for source in list_sources(_store(store)):
        print(f"{source.name}\t{source.concepts} concepts")


@app.command(epilog="inclex terminology remove omop")
def remove(name: str, store: Store = None) -> None:
    """Take a terminology out again."""
    from nlp.vocabulary import shipped_vocabulary
    from pipelines.terminologies import remove_source

    kept = remove_source(_store(store), name, vocabulary=shipped_vocabulary())
    print(f"{kept.name}: {kept.concepts:,} concepts taken out; {kept.names:,} names are left")


@app.command(epilog='inclex terminology search "autoimmune hepatitis"')
def search(
    text: str,
    most: Annotated[int, typer.Option(min=1, help="concepts at most")] = 20,
    store: Store = None,
) -> None:
    """Which imported concepts bear a name, or a name that begins so, or an id?"""
    from pipelines.terminologies import search_names

    found = search_names(_store(store), text, most=most)
    for hit in found:
        print(_line(hit))
    if not found:
        say(f"no imported name {text!r}")


def _line(hit: Hit) -> str:
    codes = " ".join(f"{system}:{code}" for system, listed in hit.codes for code in listed)
    above = "; ".join(hit.parents)
    return "\t".join([hit.concept_id, hit.kind, hit.name, codes, f"is a {above}" if above else ""])


def _store(given: Path | None) -> Path:
    from nlp.vocabulary import PLACE, imported_path

    found = given or imported_path()
    usage(None if found else f"{PLACE} is empty: name a file by it, or by --store")
    return found or Path()
