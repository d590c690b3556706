"""Many phrases as one regular expression: a tree by characters, so that few branches are tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_BLANK = r"\s{1,9}"
# Ends of comparators, which a number may touch.
_GLUED = (" than", " least", " equal to")
_END = ""


def pattern_of(phrases: Iterable[Sequence[str]]) -> str:
    """Which pattern matches the longest of some phrases, each a sequence of regex atoms?

    >>> pattern_of([("a", "b"), ("a", "c")])
    'a(?:b|c)'
    """
    tree: dict[str, Any] = {}
    for atoms in phrases:
        node = tree
        for atom in atoms:
            node = node.setdefault(atom, {})
        node[_END] = {}
    return _written(tree)


def _written(node: Mapping[str, Any]) -> str:
    branches = [atom + _written(below) for atom, below in node.items() if atom != _END]
    if not branches:
        return ""
    # The end of a phrase and optional atoms go last: the longest phrase is tried first.
    branches.sort(key=lambda branch: (branch.startswith("(?!"), branch.startswith("s?"), branch))
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def phrase_atoms(phrase: str) -> list[str]:
    """A lower-case phrase as atoms: its letters, and any blanks where it has one.

    A phrase that ends in a letter or digit ends at the end of a word; a comparator may have lost
    the blank before its number: "less than1.5".
    """
    atoms = [_BLANK if c == " " else re.escape(c) for c in phrase]
    if phrase[-1].isalnum():
        atoms.append(r"(?![a-z])" if phrase.endswith(_GLUED) else r"(?![a-z0-9])")
    return atoms
