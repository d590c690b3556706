"""What is scored: a saved run, another system's annotations, or an extraction made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nlp.errors import InputError
from nlp.model import (
    FACT_SCHEMA,
    TRIAL_SCHEMA,
    GivenCriterion,
    Listing,
    Note,
    PartialDate,
    fact_from_json,
    fact_to_json,
    judgement_to_json,
    trial_from_json,
    trial_to_json,
)
from nlp.vocabulary import load_vocabulary
from pipelines.engine import read_facts, read_trials
from pipelines.evaluation.pages import OnTrouble, Page, Pair, Trouble
from pipelines.evaluation.predictions import page_of_facts, page_of_trial, pages_of_facts
from pipelines.evaluation.readers import Corpus, read_corpus
from pipelines.intake import BROKEN, NotText, json_lines, sources
from pipelines.matching import match
from pipelines.store import read_facts as stored_facts
from pipelines.store import read_trials as stored_trials

Json = Mapping[str, Any]
Key = tuple[str, str, str]
VERDICT_SCHEMA = "inclex.verdict/1"
_TABLES = (".parquet", ".duckdb", ".csv")


@dataclass(slots=True)
class Run:
    """Predictions: pages of listings and of notes by document, verdicts by what they are about."""

    listings: dict[str, Page] = field(default_factory=dict)
    notes: dict[str, Page] = field(default_factory=dict)
    verdicts: dict[Key, Json] = field(default_factory=dict)
    by_pair: dict[tuple[str, str], Json] = field(default_factory=dict)

    def page(self, side: str, doc: str) -> Page:
        """What was predicted of a document; an empty page if nothing was."""
        pages = self.listings if side == "listings" else self.notes
        return pages.get(doc) or Page(doc, "")


def saved_run(paths: Sequence[str], on_trouble: OnTrouble) -> Run:
    """A run that was saved: trial, fact and verdict records, or annotations of another system."""
    run, facts = Run(), list[Json]()
    others = []
    for path in paths:
        if path.endswith(_TABLES):
            _tables(path, run, facts, on_trouble)
        elif path.endswith((".jsonl", ".jsonl.gz")) and _is_ours(path):
            _lines(path, run, facts, on_trouble)
        else:
            others.append(path)
    run.notes |= {page.doc: page for page in pages_of_facts(facts)}
    if others:
        peers = read_corpus(others, on_trouble)
        for page in (*peers.plain, *peers.listings, *peers.notes):
            run.listings[page.doc] = run.notes[page.doc] = page
    return run


def _is_ours(path: str) -> bool:
    """Do the rows of a file name one of our schemas?"""
    for source in sources([path], lambda error: None):
        try:
            with source.open() as stream:
                for _, row in json_lines(stream):
                    return isinstance(row, Mapping) and str(row.get("schema")).startswith("inclex.")
        except (NotText, *BROKEN):
            return False
    return False


def _lines(path: str, run: Run, facts: list[Json], on_trouble: OnTrouble) -> None:
    for source in sources([path], lambda error: None):
        try:
            with source.open() as stream:
                for number, row in json_lines(stream):
                    if isinstance(row, NotText) or not isinstance(row, Mapping):
                        on_trouble(Trouble(path, number, getattr(row, "reason", "no JSON object")))
                    elif not _take(row, run, facts):
                        on_trouble(Trouble(path, number, "no record of ours, or a damaged one"))
        except BROKEN as fault:
            on_trouble(Trouble(path, None, f"cannot be read: {type(fault).__name__}"))


def _take(row: Json, run: Run, facts: list[Json]) -> bool:
    schema = row.get("schema")
    try:
        if schema == TRIAL_SCHEMA:
            page = page_of_trial(row)
            run.listings[page.doc] = page
        elif schema == FACT_SCHEMA:
            page_of_facts("", [row])
            facts.append(row)
        elif schema == VERDICT_SCHEMA:
            run.verdicts[row["patient_id"], row["trial_id"], row["criterion_id"]] = row
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    return True


def _tables(path: str, run: Run, facts: list[Json], on_trouble: OnTrouble) -> None:
    """A table holds one kind of record; which, is told by trying."""
    told: list[InputError] = []
    trials = [trial_to_json(trial) for trial in stored_trials(path, told.append)]
    facts_here = [fact_to_json(fact) for fact in stored_facts(path, told.append)]
    for record in trials:
        run.listings[record["trial_id"]] = page_of_trial(record)
    facts += facts_here
    if not trials and not facts_here:
        for error in told:
            on_trouble(Trouble(error.file, error.row, error.reason))


@dataclass(frozen=True, slots=True)
class Reading:
    """How to extract on the spot: worker processes, the silence policy, who looks on."""

    workers: int = 1
    silence: str = "presume"
    watch: Callable[[Iterable[Any], str], Iterator[Any]] = lambda items, what: iter(items)


def fresh_run(corpus: Corpus, plain_side: str, reading: Reading) -> Run:
    """Reads the gold's own texts, and judges its pairs."""
    run = Run()
    listings = [*corpus.listings, *corpus.beside, *corpus.forms]
    notes = list(corpus.notes)
    (listings if plain_side == "listings" else notes).extend(corpus.plain)
    given = _listings(reading.watch(listings, "listings"))
    trials = list(read_trials(given, workers=reading.workers))
    run.listings = {record["trial_id"]: page_of_trial(record) for record in trials}
    noted = (_note(page) for page in reading.watch(notes, "notes"))
    facts = list(read_facts(noted, workers=reading.workers))
    run.notes = {page.doc: page for page in pages_of_facts(facts)}
    if corpus.pairs:
        run.by_pair = _judged(corpus.pairs, trials, facts, reading.silence)
    return run


def _listings(pages: Iterable[Page]) -> Iterator[Listing]:
    """Each text as a listing; criteria of one trial that were given apart as one."""
    trials: dict[str, list[Page]] = {}
    for page in pages:
        if "trial_id" in page.meta:
            trials.setdefault(page.meta["trial_id"], []).append(page)
        else:
            yield _listing(page)
    for trial, parts in trials.items():
        criteria = tuple(GivenCriterion(each.doc, each.meta["kind"], each.text) for each in parts)
        yield Listing(trial, title=parts[0].meta.get("title") or None, criteria=criteria)


def _listing(page: Page) -> Listing:
    kind = page.meta.get("kind")
    if kind is not None:  # a criterion alone
        return Listing(page.doc, criteria=(GivenCriterion(page.doc, kind, page.text),))
    return Listing(page.doc, page.text)


def _note(page: Page) -> Note:
    day = page.meta.get("date")
    dated = date.fromisoformat(day) if day else None
    known = PartialDate(dated.year, dated.month, dated.day) if dated else None
    return Note(page.meta.get("patient_id", page.doc), page.doc, page.text, known)


def _judged(
    pairs: Iterable[Pair], trials: Iterable[Json], facts: Iterable[Json], silence: str
) -> dict[tuple[str, str], Json]:
    """The verdict records on each pair's own day, by pair id and criterion id."""
    known = {record["trial_id"]: trial_from_json(record) for record in trials}
    of: dict[str, list[Any]] = {}
    for record in facts:
        of.setdefault(record["patient_id"], []).append(fact_from_json(record))
    groups: dict[tuple[str, str, str | None], list[str]] = {}
    for pair in pairs:
        groups.setdefault((pair.patient, pair.trial, pair.as_of), []).append(pair.id)
    vocabulary, found = load_vocabulary(), dict[tuple[str, str], Json]()
    for (patient, trial, day), ids in groups.items():
        if trial not in known or patient not in of:
            continue
        days = {patient: date.fromisoformat(day)} if day else None
        matched = match(
            [known[trial]], of[patient], as_of=days, vocabulary=vocabulary, silence=silence
        )
        for judgements, _ in matched:
            for judgement in judgements:
                record = judgement_to_json(judgement)
                found |= {(name, judgement.criterion_id): record for name in ids}
    return found
