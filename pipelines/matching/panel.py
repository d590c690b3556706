"""Many patients against one part of a criterion: only those are looked at on whom facts bear.

Each key of a fact leads to the patients who have it. What a part says of the others is what it
says of silence, worked out once for all of them. Parts are remembered, for trials repeat each
other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.matching.asked import Asked
from pipelines.matching.conclude import Joined, conclusion, decided, denied, open_at_most
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.nodes import Blank, Every, Leaf, Node, Opposite

# By a patient's place, for those on whom facts bear.
Column = dict[int, Finding]


class Panel:
    """Some patients, each with the judge of silence for the like of them.

    `kept`: how many findings are remembered, of leaves and of whole criteria each.
    """

    def __init__(self, judges: Sequence[Judge], kept: int) -> None:
        self.judges = judges
        self.silences = [each.silence or each for each in judges]
        self._hushed = tuple(dict.fromkeys(self.silences))
        self._bearers: dict[str, set[int]] = {}
        for at, judge in enumerate(judges):
            for key in judge.patient.index.keys:
                self._bearers.setdefault(key, set()).add(at)
        self._keys = frozenset(self._bearers)
        self._leaves = Kept(kept)
        self._wholes = {kind: Kept(kept) for kind in ("inclusion", "exclusion")}

    def criterion(self, asked: Asked) -> Column:
        """What the criterion says of those on whom facts bear: as `Judge.criterion`."""
        if asked.keys.isdisjoint(self._keys):
            return {}
        kind, known = asked.criterion.kind, self._wholes[asked.criterion.kind]
        column = known.columns.get(asked.node)
        if column is None:
            column = self._column(asked.node, kind, False)
            judges = self.judges
            column = {
                at: decided(found, kind, judges[at].calibration) for at, found in column.items()
            }
            known.keep(asked.node, column)
        if asked.open:
            return {at: open_at_most(found, kind) for at, found in column.items()}
        return column

    def _column(self, node: Node, kind: str, joined: bool) -> Column:
        match node:
            case Leaf():
                return self._leaf(node)
            case Opposite(part):
                inner = self._column(part, kind, False)
                return {at: denied(part, found, kind, joined) for at, found in inner.items()}
            case Blank():
                return {}
        return self._joined(node, kind, joined)

    def _joined(self, node: Joined, kind: str, joined: bool) -> Column:
        """Of each patient the findings on all parts, those on which facts bear in their places."""
        if node.keys.isdisjoint(self._keys):
            return {}
        beside = isinstance(node, Every)
        unsaid: dict[Judge, list[Finding]] = {}
        rows: dict[int, list[Finding]] = {}
        for place, part in enumerate(node.parts):
            for at, found in self._column(part, kind, beside).items():
                row = rows.get(at)
                if row is None:
                    silence = self.silences[at]
                    if silence not in unsaid:
                        unsaid[silence] = [silence.part(each, kind, beside) for each in node.parts]
                    row = rows[at] = unsaid[silence].copy()
                row[place] = found
        conclude = conclusion(node, kind)
        column = {at: conclude(row) for at, row in rows.items()}
        return self._told(column, {each: each.part(node, kind, joined) for each in unsaid})

    def _leaf(self, leaf: Leaf) -> Column:
        keys = self._keys.intersection(leaf.keys)
        if not keys:
            return {}
        column = self._leaves.columns.get(leaf)
        if column is None:
            judges = self.judges
            bearing = set[int]().union(*map(self._bearers.__getitem__, keys))
            found = {at: judges[at].answer(leaf) for at in bearing}
            unsaid = {each: each.part(leaf, leaf.kind, False) for each in self._hushed}
            column = self._told(found, unsaid)
            self._leaves.keep(leaf, column)
        return column

    def _told(self, column: Column, unsaid: Mapping[Judge, Finding]) -> Column:
        """Without those of whom it says after all what it says of silence."""
        silences = self.silences
        return {at: found for at, found in column.items() if found is not unsaid[silences[at]]}


class Kept:
    """Columns that are remembered, up to so many findings in all: then it begins anew."""

    def __init__(self, most: int) -> None:
        self.columns: dict[Node, Column] = {}
        self._most, self._held = most, 0

    def keep(self, node: Node, column: Column) -> None:
        """Remember the column of a node."""
        if self._held >= self._most:
            self.columns.clear()
            self._held = 0
        self.columns[node] = column
        self._held += 1 + len(column)
