"""The report: one self-contained HTML page, a grid of patients x criteria, evidence per cell.

Nothing is loaded from anywhere and no script runs: the page's policy forbids both. All text is
escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.model import Criterion, Evidence, Judgement, Match, Note, Quote, Trial

Result = tuple[tuple[Judgement, ...], Match]
# A verdict is told by sign and word, never by colour alone.
SIGNS = {"met": "✓", "not_met": "✗", "unknown": "?"}
WORDS = {"met": "met", "not_met": "not met", "unknown": "unknown"}
_AROUND = 140
_EDGES = "\n.;"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in three parts: before, the decisive words, after."""

    before: str
    words: str
    after: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One patient against one criterion."""

    anchor: str
    sign: str
    word: str
    tone: str
    reason: str
    basis: str
    confidence: str
    evidence: tuple[Marked, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One patient's line of the grid."""

    patient: str
    match: Match
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion: its short name in the grid, and its words with the decisive ones marked."""

    name: str
    kind: str
    text: tuple[tuple[str, bool], ...]
    short: str
    readable: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One trial's grid."""

    trial: Trial
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def write_report(
    path: Path, trials: Sequence[Trial], notes: Iterable[Note], results: Sequence[Result]
) -> None:
    """Writes the page of these results; notes give the sentences around the evidence."""
    texts = {(note.patient_id, note.note_id): note for note in notes}
    sheets = [_sheet(trial, results, texts) for trial in trials]
    path.write_text(_template().render(sheets=sheets, words=WORDS, signs=SIGNS), encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


def _sheet(trial: Trial, results: Sequence[Result], texts: Mapping[tuple[str, str], Note]) -> Sheet:
    mine = [(judged, match) for judged, match in results if match.trial_id == trial.trial_id]
    judged_ids = {each.criterion_id for judged, _ in mine for each in judged}
    shown = [c for c in trial.criteria if c.criterion_id in judged_ids]
    lines = []
    for judged, match in sorted(mine, key=lambda each: -each[1].score):
        by_id = {each.criterion_id: each for each in judged}
        cells = tuple(
            _cell(by_id[c.criterion_id], texts) if c.criterion_id in by_id else None for c in shown
        )
        lines.append(Line(match.patient_id, match, cells))
    return Sheet(trial, tuple(map(_column, shown)), tuple(lines))


def _column(criterion: Criterion) -> Column:
    name = criterion.criterion_id.rsplit("#", 1)[-1].replace("field.", "")
    return Column(
        name, criterion.kind, _marked_text(criterion), criterion.short, criterion.readable
    )


def _marked_text(criterion: Criterion) -> tuple[tuple[str, bool], ...]:
    """The criterion's words in pieces, each with whether it was read as a mention."""
    quote = criterion.quote
    if quote is None:
        return ((criterion.short, False),)
    pieces: list[tuple[str, bool]] = []
    here = quote.start
    for mention in criterion.mentions:
        start, end = max(mention.quote.start, here), mention.quote.end
        if end <= here:
            continue
        pieces.append((quote.text[here - quote.start : start - quote.start], False))
        pieces.append((quote.text[start - quote.start : end - quote.start], True))
        here = end
    pieces.append((quote.text[here - quote.start :], False))
    return tuple(piece for piece in pieces if piece[0])


def _cell(judgement: Judgement, texts: Mapping[tuple[str, str], Note]) -> Cell:
    verdict = judgement.verdict.value
    good = "met" if judgement.kind == "inclusion" else "not_met"
    tone = "open" if verdict == "unknown" else "good" if verdict == good else "bad"
    evidence = tuple(_passage(judgement.patient_id, each, texts) for each in judgement.evidence)
    anchor = f"{judgement.patient_id}--{judgement.criterion_id}"
    return Cell(
        anchor,
        SIGNS[verdict],
        WORDS[verdict],
        tone,
        judgement.reason,
        judgement.basis,
        f"{judgement.confidence:.2f}",
        evidence,
        tuple(each.message for each in judgement.assumptions),
    )


def _passage(patient: str, evidence: Evidence, texts: Mapping[tuple[str, str], Note]) -> Marked:
    note = texts.get((patient, evidence.note_id))
    quote = evidence.quote
    if note is None:
        return Marked("", quote.text, "", evidence.note_id)
    dated = f", {note.date}" if note.date else ""
    return sentence_around(note.text, quote, f"note {evidence.note_id}{dated}")


def sentence_around(text: str, quote: Quote, source: str = "") -> Marked:
    """The sentence or line around a quote, in three parts."""
    low = max(0, quote.start - _AROUND)
    high = min(len(text), quote.end + _AROUND)
    start = max((text.rfind(edge, low, quote.start) + 1 for edge in _EDGES), default=low) or low
    ends = [text.find(edge, quote.end, high) for edge in _EDGES]
    end = min((each + 1 for each in ends if each >= 0), default=high)
    before = text[max(start, low) : quote.start].lstrip()
    return Marked(before, text[quote.start : quote.end], text[quote.end : end].rstrip(), source)
