"""What a criterion asks, as a tree over statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.model.lean import lean
from nlp.model.quote import Quote
from nlp.model.statement import Statement


@lean
@dataclass(frozen=True, slots=True)
class Requirement:
    """A leaf: this statement holds. An absent statement is negative in itself."""

    statement: Statement


@lean
@dataclass(frozen=True, slots=True)
class Child:
    """A leaf: the criterion of this id holds."""

    criterion_id: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A leaf: words that were not understood. Judged UNKNOWN."""

    quote: Quote


@lean
@dataclass(frozen=True, slots=True)
class All:
    items: tuple[Expression, ...]


@lean
@dataclass(frozen=True, slots=True)
class AnyOf:
    items: tuple[Expression, ...]


@lean
@dataclass(frozen=True, slots=True)
class Not:
    item: Expression


@dataclass(frozen=True, slots=True)
class AtLeast:
    count: int
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class IfThen:
    """`then` is asked only of whom `condition` holds."""

    condition: Expression
    then: Expression


Expression = Requirement | Child | Unread | All | AnyOf | Not | AtLeast | IfThen


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The direct parts of an expression, in order; of a leaf none."""
    if isinstance(expression, (All, AnyOf, AtLeast)):
        return expression.items
    if isinstance(expression, Not):
        return (expression.item,)
    if isinstance(expression, IfThen):
        return (expression.condition, expression.then)
    return ()


def leaves(expression: Expression) -> Iterator[Expression]:
    """Every leaf, left to right."""
    below = parts(expression)
    if not below and not isinstance(expression, (All, AnyOf, AtLeast)):
        yield expression
    for part in below:
        yield from leaves(part)


def requirements(expression: Expression) -> Iterator[Statement]:
    """Every statement that the expression rests on, left to right."""
    for leaf in leaves(expression):
        if isinstance(leaf, Requirement):
            yield leaf.statement


def all_of(items: list[Expression]) -> Expression:
    """All of these, flat: nested Alls are merged and a single item stands alone."""
    flat = tuple(x for item in items for x in (item.items if isinstance(item, All) else (item,)))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(items: list[Expression]) -> Expression:
    """Any of these, flat: nested AnyOfs are merged and a single item stands alone."""
    flat = tuple(x for item in items for x in (item.items if isinstance(item, AnyOf) else (item,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)
