"""How far do annotators agree: on marks, word by word, and on verdicts; and where do they not?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from pipelines.evaluation.errors import Fault
from pipelines.evaluation.kappa import cohen, fleiss, krippendorff
from pipelines.evaluation.labels import LabelMap
from pipelines.evaluation.pages import Page, Pair
from pipelines.evaluation.readers import Corpus
from pipelines.evaluation.spans import SpanScores, score_spans
from pipelines.evaluation.tally import Row

DEFINITIONS = {
    "strict": "F1 of one annotator's marks against the other's: same label, same stretch",
    "relaxed": "the same, where one character in common is enough",
    "kappa": "agreement beyond chance, word by word: each word's labels, or none",
    "alpha": "Krippendorff's alpha of the verdicts, which have no order",
}
NONE = "-"
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of agreement: between whom, of what; None where it is not defined."""

    of: str
    name: str
    between: str
    value: float | None
    units: int


@dataclass(slots=True)
class Agreement:
    """What came out: figures, F1 lines of each two annotators, and every disagreement."""

    measures: list[Measure] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)


def agreement(
    corpora: Sequence[Corpus], names: Sequence[str], labels: LabelMap, samples: int
) -> Agreement:
    """Two annotators or more on the same texts. What only some of them have is left out."""
    made = Agreement()
    sides = [_pages(corpus) for corpus in corpora]
    docs = [doc for doc in sides[0] if all(doc in side for side in sides[1:])]
    made.pages = {doc: sides[0][doc] for doc in docs}
    for (i, one), (j, other) in combinations(enumerate(sides), 2):
        between = f"{names[i]} and {names[j]}"
        scores = SpanScores()
        for doc in docs:
            score_spans(one[doc], other[doc], labels, scores)
        if docs and scores.confusion:
            made.rows[between] = scores.tally.rows(samples)
            made.faults += [(between, fault) for fault in scores.faults]
    if made.rows:
        words = [[label for doc in docs for label in _words(side[doc], labels)] for side in sides]
        made.measures += _measures("words", words, names)
    _verdicts(corpora, names, made)
    return made


def _pages(corpus: Corpus) -> dict[str, Page]:
    return {page.doc: page for page in (*corpus.plain, *corpus.listings, *corpus.notes)}


def _words(page: Page, labels: LabelMap) -> list[str]:
    """Of each word of a text: the labels of the marks that it stands in, or none."""
    marks = sorted(
        (part, label)
        for mark in page.marks
        for label in labels.of_prediction(mark.label)
        for part in labels.parts(mark)
    )
    found, at, open_marks = [], 0, list[tuple[int, str]]()
    for word in _WORD.finditer(page.text):
        while at < len(marks) and marks[at][0][0] < word.end():
            open_marks.append((marks[at][0][1], marks[at][1]))
            at += 1
        open_marks = [(end, label) for end, label in open_marks if end > word.start()]
        found.append("+".join(sorted({label for _, label in open_marks})) or NONE)
    return found


def _measures(of: str, values: Sequence[Sequence[str]], names: Sequence[str]) -> Iterable[Measure]:
    """Cohen's kappa of each two, Fleiss' of all."""
    count = len(values[0])
    for i, j in combinations(range(len(values)), 2):
        between = f"{names[i]} and {names[j]}"
        yield Measure(of, "Cohen's kappa", between, cohen(values[i], values[j]), count)
    units = list(zip(*values, strict=True))
    yield Measure(of, "Fleiss' kappa", "all", fleiss(units), count)


def _verdicts(corpora: Sequence[Corpus], names: Sequence[str], made: Agreement) -> None:
    sides = [{_key(pair): pair for pair in corpus.pairs} for corpus in corpora]
    every = dict.fromkeys(key for side in sides for key in side)
    if not any(sides):
        return
    both = [key for key in every if all(key in side for side in sides)]
    if both:
        values = [[side[key].verdict for key in both] for side in sides]
        made.measures += _measures("verdicts", values, names)
    units = [[side[key].verdict for side in sides if key in side] for key in every]
    judged = sum(len(unit) > 1 for unit in units)
    alpha = Measure("verdicts", "Krippendorff's alpha", "all", krippendorff(units), judged)
    made.measures.append(alpha)
    for (i, one), (j, other) in combinations(enumerate(sides), 2):
        between = f"{names[i]} and {names[j]}"
        for key in every:
            if key in one and key in other and one[key].verdict != other[key].verdict:
                made.faults.append((between, _fault(one[key], other[key])))


def _key(pair: Pair) -> tuple[str, str, str]:
    return pair.patient, pair.trial, pair.criterion


def _fault(one: Pair, other: Pair) -> Fault:
    said = [f"{p.verdict}: {p.why}" if p.why else p.verdict for p in (one, other)]
    return Fault("verdicts", "wrong", one.patient, said[0], said[1], field=one.criterion)


def agreement_to_json(made: Agreement) -> dict[str, Any]:
    """All figures and every disagreement in its sentence, as plain values."""
    from pipelines.evaluation.tables import row_to_json

    return {
        "documents": len(made.pages),
        "definitions": DEFINITIONS,
        "measures": [
            {"of": m.of, "name": m.name, "between": m.between, "value": m.value, "units": m.units}
            for m in made.measures
        ],
        "marks": {
            between: [row_to_json(row) for row in rows] for between, rows in made.rows.items()
        },
        "disagreements": [
            {"between": between, **fault.to_json(made.pages)} for between, fault in made.faults
        ],
    }
