"""The small tree that a criterion is judged by: leaves that ask one thing, and how they join."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from nlp.model import Statement, lean
from nlp.vocabulary import Measure

NO_KEYS: frozenset[str] = frozenset()


@lean
@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One statement. `kind` is the criterion's, turned round under a negation.

    `within`: the concept and its kinds; `above`: what it is a kind of. `narrow`: its qualifiers
    ask for more than the concept. `apart`: concepts whose facts do not count, for they are what
    the trial is about; `other`: the words say so ("other malignancy"). `alone`: nothing else
    stands in the criterion; `negated`: it is asked for as absent; `operation`: the
    criterion asks for operations alone. `kin`: small classes it belongs
    to, whose other kinds come near. `shown`: its amount and windows in words; `when`: its first
    window. `keys`: what a
    patient's facts must share to bear on it. `topic`: the same for leaves on which the same facts
    bear. `excepted`: concepts whose facts do not count, for the criterion spares them; `onset`: its
    windows ask when it began or was found. `of_eye`: the diseases of the eye whose side it is
    asked of.
    """

    statement: Statement
    kind: str
    role: str | None
    name: str
    measure: Measure | None
    within: frozenset[str]
    above: frozenset[str]
    words: frozenset[str]
    narrow: tuple[str, ...]
    apart: frozenset[str]
    other: bool
    alone: bool
    negated: bool
    operation: bool
    kin: frozenset[str]
    shown: str
    when: str
    keys: frozenset[str]
    topic: Hashable
    excepted: frozenset[str] = NO_KEYS
    onset: bool = False
    of_eye: frozenset[str] = NO_KEYS


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """All of them. `broad`: a class of diseases with an exception beside it."""

    parts: tuple[Node, ...]
    keys: frozenset[str] = NO_KEYS
    broad: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    parts: tuple[Node, ...]
    keys: frozenset[str] = NO_KEYS


@dataclass(frozen=True, slots=True, eq=False)
class Enough:
    count: int
    parts: tuple[Node, ...]
    keys: frozenset[str] = NO_KEYS


@dataclass(frozen=True, slots=True, eq=False)
class Besides:
    """Of a class with an exception: its first part is the class without it, the second the whole.

    Facts on the first answer by themselves; else the second does.
    """

    parts: tuple[Node, ...]
    keys: frozenset[str] = NO_KEYS


@dataclass(frozen=True, slots=True, eq=False)
class Opposite:
    part: Node
    keys: frozenset[str] = NO_KEYS


@dataclass(frozen=True, slots=True, eq=False)
class Blank:
    """Words that were not understood."""

    words: str
    keys: frozenset[str] = NO_KEYS


Node = Leaf | Every | Some | Enough | Besides | Opposite | Blank


def is_broad_with_exception(parts: tuple[Node, ...]) -> bool:
    """Of "sleep disorder other than apnea": the disease that is named may be the exception."""
    return any(isinstance(each, Opposite) for each in parts) and any(
        isinstance(each, Leaf) and each.role == "broad" for each in parts
    )


def leaves_of(node: Node) -> Iterator[Leaf]:
    """Every leaf of a tree, left to right."""
    match node:
        case Leaf():
            yield node
        case Every(parts) | Some(parts) | Besides(parts) | Enough(_, parts):
            for part in parts:
                yield from leaves_of(part)
        case Opposite(part):
            yield from leaves_of(part)
