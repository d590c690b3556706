"""A statement: what one stretch of text says of one thing, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nlp.model.amount import Amount
from nlp.model.dates import Window
from nlp.model.lean import lean
from nlp.model.quote import Quote


class Status(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Experiencer(StrEnum):
    PATIENT = "patient"
    FAMILY = "family"
    OTHER = "other"


class Tense(StrEnum):
    CURRENT = "current"
    HISTORY = "history"
    FUTURE = "future"
    ANY = "any"


@lean
@dataclass(frozen=True, slots=True)
class Assertion:
    """Is it said to be there, of whom, and when; `cues` are the words that say so."""

    status: Status = Status.PRESENT
    experiencer: Experiencer = Experiencer.PATIENT
    time: Tense = Tense.CURRENT
    cues: tuple[Quote, ...] = ()


@lean
@dataclass(frozen=True, slots=True)
class Concept:
    """What a statement is about. `concept_id` None: an open concept, known by its words.

    `codes` maps a coding system to codes, as sorted pairs.
    """

    name: str
    concept_id: str | None = None
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quote: Quote | None = None


@lean
@dataclass(frozen=True, slots=True)
class Assumption:
    """A guess on record: `code` is stable (`unit_from_magnitude`), `message` for a person."""

    code: str
    message: str


@lean
@dataclass(frozen=True, slots=True)
class Statement:
    """Concept, amount, time and assertion of one stretch of text.

    `kind`: condition drug procedure measurement observation demographic device allergy visit
    consent other.
    """

    id: str
    kind: str
    concept: Concept | None = None
    amount: Amount | None = None
    windows: tuple[Window, ...] = ()
    assertion: Assertion = field(default_factory=Assertion)
    qualifiers: tuple[Quote, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    quote: Quote | None = None
