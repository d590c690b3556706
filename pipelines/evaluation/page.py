"""The report of an evaluation: one self-contained HTML page, plots and every error in its sentence.

Nothing is loaded and no script runs; errors are filtered by style alone. All text is escaped by the
template, and the page's policy admits its one style sheet by hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """One task: its lines, plots and definitions."""

    task: str
    rows: tuple[Row, ...]
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
        sections=[_section(task, evaluation, rows) for task in evaluation.tallies],
        differences=differences,
        groups=groups,
        errors=_errors(told, groups, evaluation.pages),
        total=len(evaluation.faults),
    )


def _section(task: str, evaluation: Evaluation, rows: Sequence[Row]) -> Section:
    mine = tuple(row for row in rows if row.task == task)
    whole = [row for row in mine if row.label == ALL]
    main = [row for row in mine if row.measure == _MAIN[task] and row.label not in (ALL, MACRO)]
    charts = [bars_of("all labels, by measure", whole)] if whole else []
    if len(main) > 1:
        charts.append(bars_of(f"{_MAIN[task]}, by label", main))
    confusion = evaluation.confusions.get(task)
    matrix = matrix_of("gold down, read across", confusion) if confusion else None
    return Section(task, mine, tuple(charts), matrix, tuple(DEFINITIONS[task].items()))


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
    """The filters: by task, by what went wrong, by label or field, by what the other run did."""
    kinds: list[tuple[str, str, Callable[[Told], str]]] = [
        ("task", "t", lambda each: each[0].task),
        ("error", "w", lambda each: each[0].what),
        ("label or field", "c", lambda each: _class(each[0])),
    ]
    if any(since for _, since in told):
        kinds.append(("against the other run", "d", lambda each: each[1]))
    groups = []
    for title, letter, of in kinds:
        counts: dict[str, int] = {}
        for each in told:
            counts[of(each)] = counts.get(of(each), 0) + 1
        numbered = enumerate(sorted(counts))
        choices = [Choice(f"{letter}{k}", name, counts[name]) for k, name in numbered]
        groups.append((title, choices))
    return groups


def _class(fault: Fault) -> str:
    """By what an error is filtered beside its task: its label, or the field that is wrong."""
    if fault.task in ("entities", "relations", "negation"):
        return fault.gold or fault.read or ""
    return fault.field or "(whole)"


def _errors(
    told: Sequence[Told], groups: Sequence[tuple[str, list[Choice]]], pages: Mapping[str, Page]
) -> Iterator[Shown]:
    names = [{choice.words: choice.name for choice in choices} for _, choices in groups]
    for fault, since in told:
        page = pages.get(fault.doc)
        keys = (fault.task, fault.what, _class(fault), since)[: len(names)]
        classes = " ".join(of[key] for of, key in zip(names, keys, strict=True))
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
