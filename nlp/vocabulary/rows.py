"""The rows of the vocabulary's tables, as frozen values.

A row carries its own examples and its source; one without them does not load (tables.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nlp.model import Comparator, Interval, Statement

Examples = tuple[tuple[str, str], ...]
Codes = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A UCUM unit: one of it is `factor` of `base`, after `offset` was added to the value.

    `spellings` are matched without regard to case, `exact` as they stand. `equals` is the row's
    own words, from which `factor` and `base` were worked out over the chain of rows. `of`: the one
    measure or habit that is ever told in it ("14 drinks per week" of alcohol).
    """

    code: str
    spellings: tuple[str, ...]
    exact: tuple[str, ...]
    factor: Fraction
    base: str
    offset: Fraction | None
    source: str
    equals: str | None = None
    examples: Examples = ()
    of: str | None = None


@dataclass(frozen=True, slots=True)
class BareRange:
    """The unit to assume for a bare number of this magnitude."""

    within: Interval[Decimal]
    unit: str


@dataclass(frozen=True, slots=True)
class Affine:
    """A unit tied to the measure's own by canonical = value * factor + offset."""

    unit: str
    factor: Fraction
    offset: Fraction


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Two quantities that are the same for this measure: `1 ug/L = 2.5 pmol/L`."""

    left: Fraction
    left_unit: str
    right: Fraction
    right_unit: str


@dataclass(frozen=True, slots=True)
class ReferenceRange:
    """A sourced reference range in `unit`; `sex` and `age` None: of anyone."""

    interval: Interval[Decimal]
    unit: str
    sex: str | None
    age: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A lab test, vital sign, score, stage: its names and canonical unit.

    `molar` is its molar mass in g/mol, `valence` for equivalents, `order` the steps of a scale
    that is not numeric, `admissible` the scale's ends, `classes` what its letters stand for
    ("Child-Pugh B" is 7 to 9). `ambiguous` are names other rows share. `better`: which results
    are the better ones, `low` or `high` ("ECOG 2 or better" is at most 2); empty: not told.
    `share`: the id of its percentage, where a count is told as one ("lymphocytes 25%").
    """

    id: str
    names: tuple[str, ...]
    kind: str
    unit: str
    molar: Fraction | None = None
    converts: tuple[Equivalence, ...] = ()
    valence: int | None = None
    affine: tuple[Affine, ...] = ()
    bare: tuple[BareRange, ...] = ()
    admissible: Interval[Decimal] | None = None
    order: tuple[str, ...] = ()
    classes: tuple[tuple[str, Interval[Decimal]], ...] = ()
    better: str = ""
    share: str = ""
    reference: tuple[ReferenceRange, ...] = ()
    codes: Codes = ()
    source: str = ""
    ambiguous: tuple[str, ...] = ()
    is_a: tuple[str, ...] = ()
    examples: Examples = ()

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Term:
    """A condition, drug, procedure or circumstance: its names, parents and codes."""

    id: str
    kind: str
    names: tuple[str, ...]
    is_a: tuple[str, ...] = ()
    codes: Codes = ()
    source: str = ""

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class ComparatorRow:
    """Phrases that compare: before the value, after it, or both. `fields` are the row as read."""

    phrases: tuple[str, ...]
    op: Comparator
    position: str
    source: str
    examples: Examples = ()
    rejects: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class WindowRow:
    """Phrases that place something in time. `fields` are the row as read."""

    phrases: tuple[str, ...]
    source: str
    examples: Examples = ()
    rejects: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """Phrases that head a section, in listings, in notes or in both."""

    section: str
    phrases: tuple[str, ...]
    side: str
    source: str
    examples: Examples = ()
    rejects: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom a definition holds: a sex, and ages in whole years from `low` to below `high`."""

    sex: str | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """What follows from what: statements from statements, or a measure from arithmetic.

    `implies`: `then` also says that `when` holds; `denies`: a result outside `when` makes `then`
    absent; `readings`: on how many days `when` must hold; `kinds`: kinds of what `when` names do as
    well. `let` are names of the formula.
    """

    id: str
    source: str
    when: tuple[Statement, ...] = ()
    then: tuple[Statement, ...] = ()
    gives: str | None = None
    formula: str | None = None
    let: tuple[tuple[str, str], ...] = ()
    unless: Statement | None = None
    who: Who = Who()
    implies: bool = False
    denies: bool = False
    readings: int = 1
    kinds: bool = False
    examples: Examples = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """What silence about a concept means, or which words of a criterion ask nothing alone.

    `role`: framing, restrict, generic, method, idle, outside, promise, fertile, failing, ended,
    unasked or index;
    `exact`: the concepts themselves, without their kinds.
    """

    id: str
    role: str
    source: str
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    exact: bool = False
    examples: Examples = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form of several meanings, each a concept's id ("" one of no row) and words near it.

    `near` are folded words; `default` is meant where none of them is near.
    """

    short: str
    default: str
    meanings: tuple[tuple[str, frozenset[str]], ...]
    source: str
    examples: Examples = ()
