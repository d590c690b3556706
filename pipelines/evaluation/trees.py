"""The logic of a criterion as a plain tree: leaves with their places, and / or / if above them.

Negation is pushed down to the leaves at once, so that "not (A or B)" and "neither A nor B" are the
same tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

AND, OR, IF, SAME = "and", "or", "if", "same"
_TURNED = {AND: OR, OR: AND}
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One requirement: where its words stand, what it is called, and whether it is denied."""

    key: int
    span: Span | None = None
    name: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """Parts under and, or, if (then), or same (one thing said twice)."""

    kind: str
    parts: tuple[Tree, ...]


Tree = Leaf | Branch


def branch(kind: str, parts: Sequence[Tree | None]) -> Tree | None:
    """Parts under one head; one part alone needs none."""
    known = tuple(part for part in parts if part is not None)
    return None if not known else known[0] if len(known) == 1 else Branch(kind, known)


def denied(tree: Tree | None) -> Tree | None:
    """The opposite of a tree, with the denial at its leaves. not (if A then B) is A and not B."""
    if tree is None:
        return None
    if isinstance(tree, Leaf):
        return replace(tree, negated=not tree.negated)
    if tree.kind == IF:
        return branch(AND, (tree.parts[0], *map(denied, tree.parts[1:])))
    return branch(_TURNED.get(tree.kind, tree.kind), [denied(part) for part in tree.parts])


def leaves(tree: Tree | None) -> Iterator[Leaf]:
    """The leaves of a tree, left to right."""
    if isinstance(tree, Leaf):
        yield tree
    elif tree is not None:
        for part in tree.parts:
            yield from leaves(part)


def joints(tree: Tree | None) -> dict[tuple[int, int], set[str]]:
    """What joins each two leaves: the kinds of the lowest branch over both, in both orders."""
    found: dict[tuple[int, int], set[str]] = {}

    def walk(tree: Tree) -> set[int]:
        if isinstance(tree, Leaf):
            return {tree.key}
        seen: set[int] = set()
        for part in tree.parts:
            under = walk(part)
            for one in seen:
                for other in under - {one}:
                    found.setdefault((one, other), set()).add(tree.kind)
                    found.setdefault((other, one), set()).add(tree.kind)
            seen |= under
        return seen

    if tree is not None:
        walk(tree)
    return found
