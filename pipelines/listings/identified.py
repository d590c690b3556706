"""One id, one statement: what an expression asks twice, once as told and once plainly.

"Brain metastases, if treated" and "a cancer that progresses or needs treatment" ask of one thing
in two ways. A record names statements by their ids, so each way needs its own.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Expression,
    IfThen,
    Not,
    Requirement,
    Statement,
    changed,
    requirements,
)

# By its id: each way in which a statement is asked, and that way with an id of its own.
Ways = dict[str, list[tuple[Statement, Statement]]]


def identified(
    read: tuple[Statement, ...], expression: Expression
) -> tuple[tuple[Statement, ...], Expression]:
    """The statements as the expression asks them, and the expression over them.

    An example has the time of its kind, as the expression asks it. What is asked in another way
    too follows with an id of its own.
    """
    asked: dict[str, list[Statement]] = {}
    for each in requirements(expression):
        ways = asked.setdefault(each.id, [])
        if each not in ways:
            ways.append(each)
    first = {each.id: each for each in read}
    named: Ways = {}
    for identity, ways in asked.items():
        ways.sort(key=lambda way: way != first.get(way.id))  # as it was read comes first
        named[identity] = [(way, _named(way, number)) for number, way in enumerate(ways)]
    statements = tuple(own for each in read for _, own in named.get(each.id, [(each, each)]))
    several = any(len(ways) > 1 for ways in named.values())
    return statements, _renamed(expression, named) if several else expression


def _named(statement: Statement, number: int) -> Statement:
    return changed(statement, id=f"{statement.id}.{number + 1}") if number else statement


def _renamed(expression: Expression, named: Ways) -> Expression:
    match expression:
        case Requirement(statement):
            own = next(own for way, own in named[statement.id] if way == statement)
            return expression if own is statement else Requirement(own)
        case All(items) | AnyOf(items) | AtLeast(_, items):
            return replace(expression, items=tuple(_renamed(each, named) for each in items))
        case Not(item):
            return Not(_renamed(item, named))
        case IfThen(condition, then):
            return IfThen(_renamed(condition, named), _renamed(then, named))
    return expression
