"""A measure that is named again without a limit asks nothing more.

"Clearance >= 50 mL/min; clearance is calculated by the MDRD equation" asks for the limit alone.
"""

from __future__ import annotations

from nlp.model import (
    All,
    AnyOf,
    Expression,
    IfThen,
    Not,
    Requirement,
    Statement,
    Status,
    all_of,
    any_of,
    requirements,
)


def without_restated(expression: Expression) -> Expression:
    """The same without measures named again, bare of any limit."""
    if not isinstance(expression, (All, AnyOf, IfThen)):
        return expression
    told = [each for each in requirements(expression) if each.kind == "measurement"]
    bare = {_id(each) for each in told if _is_bare(each)}
    bare &= {_id(each) for each in told if each.amount is not None}
    return _without(expression, bare) or expression if bare - {""} else expression


def _without(expression: Expression, names: set[str]) -> Expression | None:
    if isinstance(expression, Requirement):
        statement = expression.statement
        return None if _is_bare(statement) and _id(statement) in names else expression
    if isinstance(expression, (All, AnyOf)):
        kept = [made for each in expression.items if (made := _without(each, names)) is not None]
        if not kept:
            return None
        return all_of(kept) if isinstance(expression, All) else any_of(kept)
    if isinstance(expression, IfThen):
        then = _without(expression.then, names)
        return None if then is None else IfThen(expression.condition, then)
    if isinstance(expression, Not):
        inner = _without(expression.item, names)
        return None if inner is None else Not(inner)
    return expression


def _is_bare(statement: Statement) -> bool:
    """Is a measure only named: no limit, no time, nothing said of it?"""
    named = statement.kind == "measurement" and statement.amount is None
    plain = named and not statement.qualifiers and not statement.windows
    return plain and statement.assertion.status is Status.PRESENT


def _id(statement: Statement) -> str:
    return (statement.concept.concept_id if statement.concept else None) or ""
