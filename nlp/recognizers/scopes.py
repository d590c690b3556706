"""How far a cue reaches: its stretch of words, and what ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.recognizers.cues import CueMatch
from nlp.recognizers.words import Words

# Doubts that stand before one item of a list, and words that join items to one doubt.
_ITEM_DOUBTS = frozenset({"possible", "probable", "questionable", "presumed", "suspected"})
_CHOICES = frozenset({"or", "versus", "vs", "vs.", "and/or"})
_NONE = frozenset({"no", "without"})
SILENT_DIRECTIONS = ("TERMINATE", "PSEUDO")


@dataclass(slots=True)
class Scope:
    """A cue with the words it may reach, and the targets it modifies.

    `closed`: the brackets around the cue, if it stands in any; `holes`: brackets within its reach
    that say something else; `quality`: a quality of what is named behind stands right before it.
    """

    cue: CueMatch
    low: int
    high: int
    targets: list[int] = field(default_factory=list)
    closed: tuple[int, int] | None = None
    quality: bool = False
    holes: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(
        cls, cue: CueMatch, sentence: tuple[int, int], closed: tuple[int, int] | None = None
    ) -> Scope:
        """The scope that direction, sentence or brackets, and max_scope give a cue."""
        low, high = closed or sentence
        rule = cue.rule
        reach = rule.max_scope if rule.max_scope is not None else high - low
        if rule.direction == "FORWARD":
            low = cue.last
        elif rule.direction == "BACKWARD":
            high = cue.first
        return cls(cue, max(low, cue.first - reach), min(high, cue.last + reach), closed=closed)

    def limit(self, other: Scope) -> None:
        """End the scope at another cue that terminates it or takes over."""
        mine, theirs = self.cue.rule, other.cue.rule
        if mine.direction == "TERMINATE" or not (self.low < other.high and other.low < self.high):
            return
        if other.quality and mine.literal.split(" ", 1)[0] in _NONE:
            return  # "no severe or active infection": one denial of both
        if theirs.direction != "TERMINATE" and theirs.category not in mine.terminated_by:
            same_targets = (mine.allowed_types, mine.excluded_types) == (
                theirs.allowed_types,
                theirs.excluded_types,
            )
            if theirs.category != mine.category or not same_targets:
                return
        if other.closed is not None and self.closed is None:
            # "no asthma, psoriasis (except of the scalp), or stroke": only to the bracket's end.
            self.holes.append((other.cue.first, other.closed[1]))
            return
        if mine.direction != "BACKWARD" and other.cue.first > self.cue.first:
            self.high = min(self.high, other.cue.first)
        if mine.direction != "FORWARD" and other.cue.last < self.cue.last:
            self.low = max(self.low, other.cue.last)

    def reaches(self, first: int, last: int) -> bool:
        """Do the words of a target lie within it, and in no bracket that says something else?"""
        if not (self.low < last and first < self.high):
            return False
        return not any(low <= first < high for low, high in self.holes)

    def keep_nearest(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Keep as many targets as the rule allows, the nearest ones."""
        most = self.cue.rule.max_targets
        if most is not None and len(self.targets) > most:
            self.targets.sort(key=lambda t: self._distance(ranges[t]))
            del self.targets[most:]

    def _distance(self, target: tuple[int, int]) -> int:
        return min(abs(self.cue.first - target[1]), abs(target[0] - self.cue.last))


def bracketed(words: Words, cue: CueMatch, first: int, last: int) -> tuple[int, int] | None:
    """Between which brackets of its sentence does a cue stand, if it stands in any?

    "tunnelled (not short-term) catheters, pacemaker": the denial stays inside its brackets.
    """
    after = words.folded[cue.last : last]
    if ")" in after and "(" in words.folded[first : cue.first]:
        close = after.index(")")
        before = words.folded[first : cue.first]
        start = len(before) - before[::-1].index("(")
        if "(" not in after[:close] and ")" not in before[start:]:
            return first + start, cue.last + close
    return None


def end_item(words: Words, scope: Scope) -> None:
    """End a doubt about one item of a list with the item: "asthma, possible lupus, gout"."""
    rule, cue = scope.cue.rule, scope.cue
    if rule.category != "POSSIBLE_EXISTENCE" or rule.direction != "FORWARD" or not cue.first:
        return
    folded = words.folded
    if folded[cue.first - 1] != "," or folded[cue.first] not in _ITEM_DOUBTS:
        return
    behind = folded[cue.last : scope.high]
    if "," in behind and _CHOICES.isdisjoint(behind):
        scope.high = cue.last + behind.index(",")
