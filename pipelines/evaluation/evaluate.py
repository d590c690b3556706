"""A run against the gold: every task that the gold can answer, with its errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.evaluation import facts, links, logic, quantities, spans, verdicts
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.labels import LabelMap, plain_map
from pipelines.evaluation.pages import OnTrouble, Page, Trouble
from pipelines.evaluation.readers import Corpus
from pipelines.evaluation.runs import Run
from pipelines.evaluation.tally import Tally

TASKS = (
    "entities",
    "relations",
    "negation",
    "thresholds",
    "windows",
    "logic",
    "facts",
    "verdicts",
)
DEFINITIONS: dict[str, Mapping[str, str]] = {
    "entities": spans.DEFINITIONS,
    "relations": {name: links.DEFINITIONS[name] for name in ("relaxed", "strict", "either")},
    "negation": {
        "found": "a concept that is said to be absent, found and read so; absent by its status,"
        " else by a word of negation that is tied to it; what an exception alone takes out is"
        " judged only where the gold marks exceptions",
        "of those found": "of the concepts that both sides mark, one to one, those that are"
        " absent; what the gold calls unsure is left out",
    },
    "thresholds": quantities.DEFINITIONS,
    "windows": quantities.DEFINITIONS,
    "logic": logic.DEFINITIONS,
    "facts": facts.DEFINITIONS,
    "verdicts": verdicts.DEFINITIONS,
}
Confusion = Counter[tuple[str, str]]


@dataclass(slots=True)
class Evaluation:
    """What came out: counts, confusions and errors by task, and the texts that they are about."""

    labels: LabelMap
    tallies: dict[str, Tally] = field(default_factory=dict)
    confusions: dict[str, Confusion] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)


def mended_and_new(before: Evaluation, after: Evaluation) -> tuple[list[Fault], list[Fault]]:
    """Which errors of one run does the other not make, and which does it make that are new?"""
    old, new = ({fault.key for fault in each.faults} for each in (before, after))
    return (
        [fault for fault in before.faults if fault.key not in new],
        [fault for fault in after.faults if fault.key not in old],
    )


def choose_map(corpus: Corpus, maps: Mapping[str, LabelMap], name: str | None = None) -> LabelMap:
    """The map that is asked for, else the one that knows the most of the gold's labels.

    Gold that no map knows half of has its own labels compared as they are.
    """
    if name is not None:
        return maps[name]
    if not corpus.plain:
        return maps["own"]
    counts = Counter(mark.label for page in corpus.plain for mark in page.marks)
    known = {
        each: sum(count for label, count in counts.items() if maps[each].knows(label))
        for each in maps
    }
    best = max(known, key=lambda each: known[each], default="own")
    if best == "own" and all(_is_note(page.doc) for page in corpus.plain):
        best = "own_notes"
    if known.get(best, 0) * 2 > counts.total() or not counts:
        return maps[best]
    return plain_map("labels as they are", tuple(sorted(counts)))


def _is_note(doc: str) -> bool:
    """Is a text named as notes are, PATIENT__NOTE? Ours are marked alike on both sides."""
    patient, between, note = doc.rsplit("/", 1)[-1].partition("__")
    return bool(patient and between and note)


def tell_unknown(pages: Iterable[Page], labels: LabelMap, on_trouble: OnTrouble) -> None:
    """Labels that the map does not know: where each first stands, and how often it comes."""
    first: dict[str, tuple[str, int | None]] = {}
    counts: Counter[str] = Counter()
    for page in pages:
        for mark in page.marks:
            if not labels.knows(mark.label):
                counts[mark.label] += 1
                place = page.place[0], mark.line if mark.line is not None else page.place[1]
                first.setdefault(mark.label, place)
    for label, place in first.items():
        more = f", and {counts[label] - 1} more" if counts[label] > 1 else ""
        reason = f"label {label!r} is not in the map {labels.name!r}: not scored{more}"
        on_trouble(Trouble(*place, reason))


def answerable(corpus: Corpus, labels: LabelMap) -> list[str]:
    """Which tasks can this gold answer?"""
    pages = [*corpus.plain, *corpus.listings]
    notes = corpus.notes
    found = {
        "entities": any(labels.of_gold(mark) for page in pages for mark in page.marks),
        "relations": any(link.label in labels.relations for page in pages for link in page.links),
        "negation": any(
            page.negated or any(labels.relations.get(e.label) == "has_negation" for e in page.links)
            for page in pages
        ),
        "thresholds": any(page.quantities for page in pages),
        "windows": any(q.kind == "window" for page in pages for q in page.quantities),
        "logic": any(page.clauses for page in (*pages, *corpus.forms)),
        "facts": any(page.facts for page in notes),
        "verdicts": bool(corpus.pairs),
    }
    return [task for task in TASKS if found[task]]


def evaluate(corpus: Corpus, run: Run, labels: LabelMap, tasks: Sequence[str]) -> Evaluation:
    """Scores a run on the tasks that are asked for."""
    made = Evaluation(labels)
    side = labels.side if corpus.plain else "listings"
    pages = [(page, side) for page in corpus.plain]
    pages += [(page, "listings") for page in corpus.listings]
    _mentions(pages, run, tasks, made)
    forms = [*(page for page, _ in pages if page.clauses), *corpus.forms]
    _structure(forms, run, tasks, made)
    _notes(corpus.notes, run, tasks, made)
    if "verdicts" in tasks:
        _verdicts(corpus, run, made)
    for page in (*(page for page, _ in pages), *corpus.forms, *corpus.notes):
        made.pages[page.doc] = page
    return made


def _keep(made: Evaluation, task: str, scores: Any) -> None:
    made.tallies[task] = scores.tally
    made.faults += scores.faults
    if getattr(scores, "confusion", None):
        made.confusions[task] = scores.confusion


def _mentions(
    pages: Iterable[tuple[Page, str]], run: Run, tasks: Sequence[str], made: Evaluation
) -> None:
    entities = spans.SpanScores()
    related, negated = links.LinkScores(), links.LinkScores("negation")
    amounts = quantities.QuantityScores()
    for page, side in pages:
        read = run.page(side, page.doc)
        if "entities" in tasks:
            spans.score_spans(page, read, made.labels, entities)
        if "relations" in tasks:
            links.score_links(page, read, made.labels, related)
        if "negation" in tasks:
            links.score_negation(page, read, made.labels, negated)
        if {"thresholds", "windows"} & set(tasks):
            quantities.score_quantities(page, read, made.labels, amounts)
    for task, scores in (("entities", entities), ("relations", related), ("negation", negated)):
        if task in tasks:
            _keep(made, task, scores)
    for kind, task in quantities.KINDS.items():
        if task in tasks:
            made.tallies[task] = amounts.tallies[kind]
            made.faults += [fault for fault in amounts.faults if fault.task == task]


def _structure(pages: Iterable[Page], run: Run, tasks: Sequence[str], made: Evaluation) -> None:
    if "logic" not in tasks:
        return
    scores = logic.LogicScores()
    for page in pages:
        logic.score_logic(page, run.page("listings", page.doc), scores)
    _keep(made, "logic", scores)


def _notes(pages: Iterable[Page], run: Run, tasks: Sequence[str], made: Evaluation) -> None:
    if "facts" not in tasks:
        return
    scores = facts.FactScores()
    for page in pages:
        facts.score_facts(page, run.page("notes", page.doc), scores)
    _keep(made, "facts", scores)


def _verdicts(corpus: Corpus, run: Run, made: Evaluation) -> None:
    golds = {page.doc: page for page in (*corpus.listings, *corpus.beside)}
    ids = verdicts.criterion_ids(corpus.pairs, golds, run.listings)
    records = {}
    for pair in corpus.pairs:
        name = str(ids[pair.id])
        stored = run.verdicts.get((pair.patient, pair.trial, name))
        records[pair.id] = run.by_pair.get((pair.id, name), stored)
    scores = verdicts.VerdictScores()
    verdicts.score_verdicts(corpus.pairs, records, scores)
    _keep(made, "verdicts", scores)
