"""Do two criteria ask the same? One node stands for both, so that a patient answers it once.

Trials repeat each other: age, pregnancy, HIV, consent. Spans, ids and spellings apart, equal
demands are one node for all the trials of a run.
"""

from __future__ import annotations

from collections.abc import Hashable

from nlp.model import Amount, Window
from pipelines.matching.nodes import (
    NO_KEYS,
    Besides,
    Blank,
    Enough,
    Every,
    Leaf,
    Node,
    Opposite,
    Some,
    is_broad_with_exception,
)


class Shared:
    """The nodes of a run, each once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Node] = {}

    def node(self, node: Node) -> Node:
        """The node that stands for all that ask the same."""
        made: Node
        key: Hashable
        match node:
            case Leaf():
                made, key = node, _asks(node)
            case Every(parts):
                made = Every(*self._parts(parts), is_broad_with_exception(parts))
                key = ("every", tuple(map(id, made.parts)))
            case Some(parts):
                made = Some(*self._parts(parts))
                key = ("some", tuple(map(id, made.parts)))
            case Enough(count, parts):
                made = Enough(count, *self._parts(parts))
                key = (count, tuple(map(id, made.parts)))
            case Besides(parts):
                made = Besides(*self._parts(parts))
                key = ("besides", tuple(map(id, made.parts)))
            case Opposite(part):
                inner = self.node(part)
                made = Opposite(inner, inner.keys)
                key = ("not", id(made.part))
            case Blank():
                made, key = node, "blank"
        return self._known.setdefault(key, made)

    def _parts(self, parts: tuple[Node, ...]) -> tuple[tuple[Node, ...], frozenset[str]]:
        """The parts, each the one that stands for its like, and the keys of all of them."""
        made = tuple(map(self.node, parts))
        return made, NO_KEYS.union(*(each.keys for each in made))


def _asks(leaf: Leaf) -> Hashable:
    """All of a leaf that bears on an answer."""
    statement = leaf.statement
    concept, said = statement.concept, statement.assertion
    return (
        leaf.kind,
        leaf.role,
        leaf.name,
        leaf.narrow,
        leaf.apart,
        leaf.other,
        leaf.alone,
        leaf.negated,
        leaf.operation,
        leaf.excepted,
        leaf.onset,
        leaf.of_eye,
        leaf.within if leaf.words or concept is None else concept.concept_id,
        leaf.words,
        statement.kind,
        said.status,
        said.experiencer,
        said.time,
        _amount(statement.amount),
        tuple(map(_window, statement.windows)),
    )


def _amount(amount: Amount | None) -> Hashable:
    if amount is None:
        return None
    return (
        amount.op,
        amount.values,
        amount.unit,
        amount.unit_text is None,
        amount.relative_to,
        amount.relation,
        amount.interval,
        amount.canonical_unit,
        amount.labels,
        amount.open_low,
        amount.open_high,
    )


def _window(window: Window) -> Hashable:
    ends = (window.start, window.end, window.anchor, window.period)
    return (window.type, *ends, window.op, window.values, window.unit)
