"""The report: one self-contained HTML page, a grid of patients x criteria, evidence per cell.

Nothing is loaded from anywhere and no script runs: the page's policy forbids both, and admits the
one style sheet by its hash. All text is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.model import Criterion, Fact, Judgement, Match, Note, Trial
from pipelines.matching import explained
from pipelines.report.passages import NoteText, Passage, Pieces, criterion_words, passages
from pipelines.report.sealed import write_sealed
from pipelines.report.table import because, short_id

Result = tuple[tuple[Judgement, ...], Match]
# What a verdict means for the patient is told by sign and word, never by colour alone.
SIGNS = {"good": "✓", "bad": "✗", "open": "?"}
WORDS = {"good": "passes", "bad": "rules out", "open": "open"}
STATUSES = ("eligible", "undetermined", "ineligible")
STATUS_TONES = {"eligible": "good", "ineligible": "bad", "undetermined": "open"}
_VERDICTS = {"met": "met", "not_met": "not met", "unknown": "unknown"}
_MOST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion: its short name, what it is about, its words, how it was read."""

    anchor: str
    name: str
    about: str
    kind: str
    words: Pieces
    short: str
    readable: str
    top: bool
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class Cell:
    """One patient against one criterion."""

    anchor: str
    column: Column
    tone: str
    verdict: str
    basis: str
    reasons: tuple[str, ...]
    sentence: str
    confidence: str
    passages: tuple[Passage, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One patient's line of the grid, and the same cells by what they mean."""

    anchor: str
    match: Match
    because: str
    cells: tuple[Cell, ...]
    groups: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One trial's grid."""

    anchor: str
    trial: Trial
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]


def write_report(
    path: Path,
    trials: Sequence[Trial],
    notes: Iterable[Note],
    facts: Iterable[Fact],
    results: Sequence[Result],
) -> None:
    """Writes the page of these results; notes and facts give the sentences around the evidence.

    Raises: OutputError if the file cannot be written.
    """
    known = _Known(notes, facts)
    by_trial: dict[str, list[Result]] = {}
    for result in results:
        by_trial.setdefault(result[1].trial_id, []).append(result)
    sheets = [
        _sheet(f"t{number}", trial, by_trial.get(trial.trial_id, []), known)
        for number, trial in enumerate(trials, 1)
    ]
    write_sealed(
        path, Path(__file__).parent, sheets=sheets, signs=SIGNS, words=WORDS, tones=STATUS_TONES
    )


class _Known:
    """The notes and facts of each patient, by their ids."""

    def __init__(self, notes: Iterable[Note], facts: Iterable[Fact]) -> None:
        self.notes: dict[str, dict[str, NoteText]] = {}
        self.facts: dict[str, dict[str, Fact]] = {}
        for note in notes:
            self.notes.setdefault(note.patient_id, {})[note.note_id] = NoteText(note)
        for fact in facts:
            self.facts.setdefault(fact.patient_id, {})[fact.fact_id] = fact


def _sheet(anchor: str, trial: Trial, results: Sequence[Result], known: _Known) -> Sheet:
    columns = {
        criterion.criterion_id: _column(f"{anchor}c{number}", criterion)
        for number, criterion in enumerate(trial.criteria, 1)
    }
    order = {status: place for place, status in enumerate(STATUSES)}
    ranked = sorted(results, key=lambda each: (order.get(each[1].status, 9), -each[1].score))
    lines = tuple(
        _line(f"{anchor}p{number}", judged, match, columns, known)
        for number, (judged, match) in enumerate(ranked, 1)
    )
    counts = tuple((s, sum(line.match.status == s for line in lines)) for s in STATUSES)
    return Sheet(anchor, trial, tuple(columns.values()), lines, counts)


def _column(anchor: str, criterion: Criterion) -> Column:
    names = dict.fromkeys(s.concept.name for s in criterion.statements if s.concept)
    shown = list(names)[:_MOST_NAMES]
    more = f" +{len(names) - len(shown)}" if len(names) > len(shown) else ""
    return Column(
        anchor,
        short_id(criterion.criterion_id),
        ", ".join(shown) + more,
        criterion.kind,
        criterion_words(criterion),
        criterion.short,
        criterion.readable,
        criterion.parent_id is None,
        criterion,
    )


def _line(
    anchor: str,
    judged: Sequence[Judgement],
    match: Match,
    columns: Mapping[str, Column],
    known: _Known,
) -> Line:
    cells = tuple(
        _cell(f"{anchor}{columns[each.criterion_id].anchor}", each, columns, known)
        for each in judged
        if each.criterion_id in columns
    )
    groups = tuple((tone, _under(tone, cells)) for tone in ("bad", "open", "good"))
    return Line(anchor, match, because(judged, match), cells, groups)


def _under(tone: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of one meaning, each with those of its own list below it."""
    kept, taking = [], False
    for cell in cells:
        taking = cell.tone == tone if cell.column.top else taking
        if taking:
            kept.append(cell)
    return tuple(kept)


def _cell(anchor: str, judgement: Judgement, columns: Mapping[str, Column], known: _Known) -> Cell:
    verdict, patient = judgement.verdict.value, judgement.patient_id
    unknown = verdict == "unknown"
    return Cell(
        anchor,
        columns[judgement.criterion_id],
        "open" if unknown else "bad" if judgement.disqualifies else "good",
        _VERDICTS[verdict],
        judgement.basis,
        tuple(judgement.reason.split("; ")),
        explained(columns[judgement.criterion_id].criterion, judgement),
        f"{judgement.confidence:.2f}",
        passages(judgement.evidence, known.notes.get(patient, {}), known.facts.get(patient, {})),
        tuple(each.message for each in judgement.assumptions),
    )
