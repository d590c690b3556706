"""The records that travel between the pipelines: listings, trials, notes, facts, verdicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from nlp.model.dates import PartialDate
from nlp.model.expression import All, Expression
from nlp.model.lean import lean
from nlp.model.quote import Quote
from nlp.model.statement import Assumption, Statement
from nlp.model.verdict import Verdict


@lean
@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about a text, for a person: where (None: the whole), which, and in words."""

    code: str
    message: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GivenCriterion:
    """A criterion that came already cut: its id, kind and text."""

    criterion_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A trial listing as received. Ages are in years; `sex` is male, female or None (any).

    `place` is the file and row that it came from, for messages.
    """

    trial_id: str
    text: str = ""
    title: str | None = None
    conditions: tuple[str, ...] = ()
    min_age: Decimal | None = None
    max_age: Decimal | None = None
    sex: str | None = None
    healthy_volunteers: bool | None = None
    criteria: tuple[GivenCriterion, ...] = ()
    source: str | None = None
    problems: tuple[Problem, ...] = ()
    place: tuple[str, int | None] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """One clinical note as received. `date` is the note's own; None if none was given.

    `place` is the file and row that it came from, for messages.
    """

    patient_id: str
    note_id: str
    text: str
    date: PartialDate | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    kind: str | None = None
    place: tuple[str, int | None] | None = field(default=None, compare=False)


@lean
@dataclass(frozen=True, slots=True)
class Mention:
    """A recognized stretch, in the Chia corpus's types (lower case)."""

    quote: Quote
    kind: str
    concept_id: str | None = None
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@lean
@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a trial, read. `quote` None: it came from a structured field."""

    criterion_id: str
    kind: str
    quote: Quote | None
    expression: Expression = All(())
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    origin: str = "text"
    label: str | None = None
    parent_id: str | None = None
    cohort: str | None = None
    short: str = ""
    readable: str = "none"
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A listing, read."""

    trial_id: str
    text: str
    title: str | None = None
    conditions: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    problems: tuple[Problem, ...] = ()


@lean
@dataclass(frozen=True, slots=True)
class FactTime:
    """When a fact held. `source`: text, note_date, relative or none."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = "none"

    @property
    def precision(self) -> str | None:
        """day, month, year, or None if no date is known."""
        known = self.start or self.end
        return known.precision if known else None


@lean
@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of a note: whose, when, and in which section of it."""

    patient_id: str
    note_id: str
    fact_id: str
    statement: Statement
    time: FactTime = field(default_factory=FactTime)
    section: str | None = None


class Evidence(NamedTuple):
    """A passage of a note that supports, contradicts or comes near a criterion.

    A tuple, as judgements are: the passages of many facts are told apart at every conjunction.
    """

    note_id: str
    quote: Quote
    fact_id: str | None = None
    role: str = "supports"


class Judgement(NamedTuple):
    """Does what a criterion says hold of a patient, why, and on what basis?

    A tuple, for there are patients x criteria of them. `placing`: the criterion is the heading of
    a cohort, which tells who is of it and rules no one out of the trial.
    """

    patient_id: str
    trial_id: str
    criterion_id: str
    kind: str
    verdict: Verdict
    basis: str
    reason: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    missing: tuple[str, ...] = ()
    placing: bool = False

    @property
    def disqualifies(self) -> bool:
        """Is the patient out by this criterion: an exclusion met or an inclusion not met?"""
        bad = Verdict.MET if self.kind == "exclusion" else Verdict.NOT_MET
        return self.verdict is bad and not self.placing


@lean
@dataclass(frozen=True, slots=True)
class Match:
    """May this patient join this trial? `score` in [0, 1] ranks both ways.

    `fingerprint`: what it rests on, where a later run may want to know.
    """

    patient_id: str
    trial_id: str
    status: str
    score: float
    counts: tuple[tuple[str, int], ...]
    blocking: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    as_of: date | None = None
    fingerprint: str | None = None
