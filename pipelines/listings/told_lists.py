"""Is what was read of a clause a list, of one kind, of persons, or a limit before another?"""

from __future__ import annotations

from nlp.model import Requirement
from pipelines.listings.clauses import Clause
from pipelines.listings.leaves import Leaf, Token
from pipelines.listings.parts import (
    Group,
    Part,
    is_person,
    measured,
    same_kind,
)


def another_limit(ahead: list[Token]) -> bool:
    """Is whom it is asked of told in one leaf, and does another limit follow?"""
    if len(ahead) > 1 and ahead[1].kind == "comma":
        ahead = [ahead[0], *ahead[2:]]
    if [token.kind for token in ahead[1:3]] not in (["and", "leaf"], ["or", "leaf"]):
        return False
    whom, other = _measured(ahead[0]), _measured(ahead[2])
    return whom in ("", "age") and other not in ("", "age")


def _measured(token: Token) -> str:
    return "" if token.leaf is None else measured(Part(token.leaf.expression, token.leaf))


def is_one_person(leaf: Leaf) -> bool:
    return is_person(Part(leaf.expression, leaf))


def is_list(part: Part) -> bool:
    """Does a list stand in it, or behind it?"""
    groups = [group for _, group in part.tails]
    groups += [part.head] if isinstance(part.head, Group) else []
    held = not isinstance(part.head, (Group, Requirement))
    return held or any(g.joints or any(map(is_list, g.parts)) for g in groups)


def of_one_kind(clause: Clause) -> bool:
    """Is all of a clause one plain list of things of one kind?"""
    first, *others = clause.root.parts
    plain = clause.root.closed_list() and not any(each.tails for each in clause.root.parts)
    return plain and all(same_kind(first, each) for each in others)
