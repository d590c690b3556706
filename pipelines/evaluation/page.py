"""The report of an evaluation: one self-contained HTML page, plots and every error in its sentence.

Nothing is loaded and no script runs; errors are filtered by style alone. All text is escaped by the
template, and the page's policy admits its one style sheet by hash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipelines.evaluation.errors import WHAT, Fault
from pipelines.evaluation.evaluate import DEFINITIONS, Evaluation, mended_and_new
from pipelines.evaluation.pages import Page, Span, sentence_around
from pipelines.evaluation.plots import Bars, Matrix, bars_of, matrix_of
from pipelines.evaluation.tally import ALL, MACRO, Change, Row
from pipelines.report import write_sealed

_MAIN = {
    "entities": "relaxed",
    "relations": "relaxed",
    "negation": "of those found",
    "thresholds": "full",
    "windows": "full",
    "logic": "pairs",
    "facts": "found",
    "verdicts": "verdict",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; `mark` gold, read, both, or none."""

    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One error as the page shows it; `classes` are what it can be filtered by."""

    classes: str
    what: str
    place: str
    field: str
    gold: str
    read: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to filter: its class, its name, how many errors it keeps."""

    name: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """One task: its lines over all labels and for each, its plots and definitions."""

    task: str
    whole: tuple[Row, ...]
    by_label: tuple[Row, ...]
    charts: tuple[Bars, ...]
    matrix: Matrix | None
    definitions: tuple[tuple[str, str], ...]


def write_page(
    path: Path,
    title: str,
    evaluation: Evaluation,
    rows: Sequence[Row],
    differences: Sequence[Change] = (),
    before: Evaluation | None = None,
) -> None:
    """Writes the report; beside another run, also what was mended and what is new.

    Raises: OutputError if the file cannot be written.
    """
    told = _told(evaluation, before)
    groups = _groups(told)
    style = "".join(
        f"#{choice.name}:checked ~ ol > li:not(.{choice.name}) {{ display: none }}\n"
        for _, choices in groups
        for choice in choices
    )
    write_sealed(
        path,
        Path(__file__).parent,
        style,
        title=title,
        evaluation=evaluation,
        summary=_summary(evaluation.tallies, rows),
        sections=[_section(task, evaluation, rows) for task in evaluation.tallies],
        differences=differences,
        groups=groups,
        errors=_errors(told, groups, evaluation.pages),
        total=len(evaluation.faults),
    )


def _section(task: str, evaluation: Evaluation, rows: Sequence[Row]) -> Section:
    mine = [row for row in rows if row.task == task]
    whole = [row for row in mine if row.label in (ALL, MACRO)]
    labels = sorted((row for row in mine if row.label not in (ALL, MACRO)), key=_most_first)
    order = {row.measure: place for place, row in reversed(list(enumerate(mine)))}
    by_label = sorted(labels, key=lambda row: order[row.measure])
    over_all = [row for row in whole if row.label == ALL]
    main = [row for row in by_label if row.measure == _MAIN[task]]
    charts = [bars_of("over all labels, by measure", over_all)] if over_all else []
    if len(main) > 1:
        charts.append(bars_of(f"{_MAIN[task]}, by label", main))
    confusion = evaluation.confusions.get(task)
    matrix = matrix_of("gold down, read across", confusion) if confusion else None
    shown = tuple(whole), tuple(by_label), tuple(charts)
    return Section(task, *shown, matrix, tuple(DEFINITIONS[task].items()))


def _most_first(row: Row) -> tuple[float, str]:
    """Labels that the gold has most of come first."""
    return -(row.right + row.missed if row.form == "f1" else row.right + row.extra), row.label


def _summary(tasks: Iterable[str], rows: Sequence[Row]) -> list[Row]:
    """Each task's main line: over all labels, else their macro."""
    found = []
    for task in tasks:
        main = {r.label: r for r in rows if r.task == task and r.measure == _MAIN[task]}
        found += [main[label] for label in (ALL, MACRO) if label in main][:1]
    return found


Told = tuple[Fault, str]


def _told(evaluation: Evaluation, before: Evaluation | None) -> list[Told]:
    """The errors, each with what it is beside the other run: new, in both, or mended."""
    if before is None:
        return [(fault, "") for fault in evaluation.faults]
    mended, new = mended_and_new(before, evaluation)
    fresh = {fault.key for fault in new}
    told = [(f, "new" if f.key in fresh else "in both") for f in evaluation.faults]
    return told + [(fault, "mended") for fault in mended]


def _groups(told: Sequence[Told]) -> list[tuple[str, list[Choice]]]:
    """The filters: by task, by what went wrong, by label or field, by what the other run did.

    An error with several wrong fields is kept by the filter of each.
    """
    kinds: list[tuple[str, str, Callable[[Told], Sequence[str]]]] = [
        ("task", "t", lambda each: (each[0].task,)),
        ("error", "w", lambda each: (each[0].what,)),
        ("label or field", "c", lambda each: _classes(each[0])),
    ]
    if any(since for _, since in told):
        kinds.append(("against the other run", "d", lambda each: (each[1],)))
    groups = []
    for title, letter, of in kinds:
        counts = Counter(name for each in told for name in of(each))
        numbered = enumerate(sorted(counts, key=lambda name: (-counts[name], name)))
        choices = [Choice(f"{letter}{k}", name, counts[name]) for k, name in numbered]
        groups.append((title, choices))
    return groups


def _classes(fault: Fault) -> Sequence[str]:
    """By what an error is filtered beside its task: its label, verdicts, or wrong fields."""
    if fault.task in ("entities", "relations", "negation"):
        return (fault.gold or fault.read or "",)
    if fault.task == "verdicts":
        gold, read = (
            re.split("[:,]", words or "", maxsplit=1)[0] for words in (fault.gold, fault.read)
        )
        return (f"{gold}, read {read}",)
    return (fault.field or "(whole)").split(", ")


def _errors(
    told: Sequence[Told], groups: Sequence[tuple[str, list[Choice]]], pages: Mapping[str, Page]
) -> Iterator[Shown]:
    names = [{choice.words: choice.name for choice in choices} for _, choices in groups]
    for fault, since in told:
        page = pages.get(fault.doc)
        keys = ((fault.task,), (fault.what,), _classes(fault), (since,))[: len(names)]
        paired = zip(names, keys, strict=True)
        classes = " ".join(of[key] for of, each in paired for key in each)
        yield Shown(
            classes,
            f"{fault.task}: {WHAT[fault.what]}{f' ({since})' if since else ''}",
            _place(fault, page),
            fault.field or "",
            fault.gold or "",
            fault.read or "",
            _pieces(page, fault.gold_parts, fault.read_parts) if page else (),
        )


def _place(fault: Fault, page: Page | None) -> str:
    if page is None or page.place[1] is None:
        return fault.doc
    return f"{fault.doc}, line {page.place[1]} of {Path(page.place[0]).name}"


def _pieces(page: Page, golds: Sequence[Span], reads: Sequence[Span]) -> tuple[Piece, ...]:
    """The sentence around an error, cut where a mark begins or ends."""
    spans = [(start, min(end, len(page.text))) for start, end in (*golds, *reads)]
    if not spans:
        return ()
    left, right = sentence_around(page.text, spans)
    ends = {end for span in spans for end in span if left < end < right}
    cuts = sorted({left, right} | ends)
    pieces = []
    for start, end in pairwise(cuts):
        on = [any(a <= start and end <= b for a, b in side) for side in (golds, reads)]
        mark = "both" if all(on) else "gold" if on[0] else "read" if on[1] else ""
        pieces.append(Piece(page.text[start:end], mark))
    return tuple(pieces)
