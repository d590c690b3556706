"""The and / or / if / not of a criterion against the annotated one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.pages import Clause, Page, Span, shared
from pipelines.evaluation.tally import ALL, Tally
from pipelines.evaluation.trees import AND, IF, OR, SAME, Leaf, Tree, branch, joints, leaves

DEFINITIONS = {
    "criteria": "criteria cut at the same first and last character, blanks and bullets aside",
    "leaves": "requirements found, by place; by name where the gold gives no places",
    "polarity": "of the leaves found: denied in both or in neither",
    "negated": "the same as found and missed denials",
    "pairs": "of each two leaves found in one criterion: joined by the same and, or, if",
    "criterion": "every leaf found, none extra, all polarities and pairs right",
    "short": "the whole short form is the same, values and windows included",
}


@dataclass(slots=True)
class LogicScores:
    """The counts of one run and its errors."""

    tally: Tally = field(default_factory=lambda: Tally("logic"))
    faults: list[Fault] = field(default_factory=list)


def score_logic(gold: Page, predicted: Page, scores: LogicScores) -> None:
    """Adds one page: each annotated criterion against what was read in its place."""
    scores.tally.touch(gold.doc)
    if len(gold.clauses) > 1:
        _criteria(gold, predicted, scores.tally)
    clauses = [clause for clause in gold.clauses if clause.tree is not None or clause.short]
    for clause in clauses:
        placed = any(leaf.span is not None for leaf in leaves(clause.tree))
        reads = _read_for(clause, gold, predicted)
        tree = branch(AND, [each.tree for each in reads])
        _Comparison(gold, clause, tree, placed, scores).count()
        if clause.short is not None:
            short = " and ".join(each.short or "" for each in reads)
            scores.tally.share(gold.doc, "short", ALL, int(short == clause.short), 1)
            if short != clause.short and clause.span:
                spans = (clause.span,)
                scores.faults.append(
                    Fault("logic", "wrong", gold.doc, clause.short, short, spans, (), "short")
                )


def _criteria(gold: Page, predicted: Page, tally: Tally) -> None:
    """How the text was cut into criteria; blanks and bullets at the ends do not count."""
    ours, theirs = (
        {_trimmed(clause.span, gold.text) for clause in page.clauses if clause.span}
        for page in (gold, predicted)
    )
    same = len(ours & theirs)
    tally.count(gold.doc, "criteria", ALL, same, len(theirs) - same, len(ours) - same)


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _read_for(clause: Clause, gold: Page, predicted: Page) -> list[Clause]:
    """What was read where a criterion stands: the best overlap, or all of a text that is one."""
    if len(gold.clauses) == 1:
        return list(predicted.clauses)
    span = clause.span
    if span is None:
        return []
    near = [(shared(span, each.span), each) for each in predicted.clauses if each.span]
    best = max(near, key=lambda pair: pair[0], default=(0, None))
    return [best[1]] if best[0] and best[1] is not None else []


class _Comparison:
    """One criterion's gold tree against the tree that was read."""

    def __init__(
        self, page: Page, clause: Clause, read: Tree | None, placed: bool, scores: LogicScores
    ) -> None:
        self._page, self._clause, self._scores = page, clause, scores
        self._trees = clause.tree, read
        self._golds = _distinct(leaves(clause.tree), placed)
        # A short form names a statement each time that it is used: "if drug then drug before ...".
        self._reads = _distinct(leaves(read), placed=False) if placed else list(leaves(read))
        self._mates = self._aligned(placed)
        self._joints = joints(clause.tree), joints(read)
        self._right = True
        self._forgiven: set[int] = set()

    def _aligned(self, placed: bool) -> dict[int, int]:
        """Gold leaf key -> the key of its match."""
        golds, reads = self._golds, self._reads
        if placed:
            spans = [[(leaf.span or (0, 0),) for leaf in side] for side in (golds, reads)]
            pairs = align(overlaps(*spans))
        else:
            pairs = align(
                {
                    (i, j): 1
                    for i, one in enumerate(golds)
                    for j, other in enumerate(reads)
                    if one.name == other.name
                }
            )
        return {golds[i].key: reads[j].key for i, j in pairs}

    def count(self) -> None:
        """Adds leaves, polarities, pairs, and whether all of it is right."""
        if not self._golds:
            return
        self._leaves()
        self._polarities()
        self._pairs()
        share = self._scores.tally.share
        share(self._page.doc, "criterion", ALL, int(self._right), 1)
        if len(self._golds) > 1:
            share(self._page.doc, "criterion", "two leaves or more", int(self._right), 1)

    def _leaves(self) -> None:
        mates, quiet = self._mates, self._clause.quiet
        self._forgiven = {
            leaf.key
            for leaf in self._golds
            if leaf.key not in mates and any(self._same(leaf.key, key) for key in mates)
        }
        missed = [g for g in self._golds if g.key not in mates and g.key not in self._forgiven]
        used = set(mates.values())
        spans = {leaf.key: leaf.span for leaf in self._golds}
        answered = [spans[key] for key in mates]
        spare = [*quiet, *(spans[key] for key in self._forgiven)]
        extra = [
            leaf
            for leaf in _distinct(self._reads, placed=False)
            if leaf.key not in used
            and not any(leaf.span and span and shared(leaf.span, span) for span in spare)
            and not any(leaf.span and span and _within(leaf.span, span) for span in answered)
        ]
        self._right &= not missed and not extra
        counts = len(mates), len(extra), len(missed)
        self._scores.tally.count(self._page.doc, "leaves", ALL, *counts)
        for leaf in missed:
            self._tell("missed", "leaf", leaf.name, None, leaf.span)
        for leaf in extra:
            self._tell("extra", "leaf", None, leaf.name, leaf.span)

    def _same(self, one: int, other: int) -> bool:
        return self._joints[0].get((one, other)) == {SAME}

    def _polarities(self) -> None:
        denied: dict[int, set[bool]] = {}
        for leaf in leaves(self._trees[1]):
            denied.setdefault(leaf.key, set()).add(leaf.negated)
        tally, doc = self._scores.tally, self._page.doc
        for leaf in self._golds:
            if leaf.key not in self._mates:
                continue
            right = leaf.negated in denied[self._mates[leaf.key]]
            self._right &= right
            tally.share(doc, "polarity", ALL, int(right), 1)
            missed = int(leaf.negated and not right)
            extra = int(not leaf.negated and not right)
            tally.count(doc, "negated", ALL, int(leaf.negated and right), extra, missed)
            if not right:
                words = ("denied", "asserted") if leaf.negated else ("asserted", "denied")
                self._tell("wrong", "polarity", *words, leaf.span)

    def _pairs(self) -> None:
        wanted, read = self._joints
        denied = {leaf.key for leaf in leaves(self._trees[1]) if leaf.negated}
        for i, one in enumerate(self._golds):
            for other in self._golds[i + 1 :]:
                kinds = wanted.get((one.key, other.key), set()) - {SAME}
                if not kinds or {one.key, other.key} & self._forgiven:
                    continue
                if one.key not in self._mates or other.key not in self._mates:
                    continue
                kind = min(kinds)
                first = self._mates[one.key]
                second = self._mates[other.key]
                found = read.get((first, second), set())
                right = kind in found or (kind == IF and OR in found and first in denied)
                right |= first == second
                self._right &= right
                for label in (kind, ALL):
                    self._scores.tally.share(self._page.doc, "pairs", label, int(right), 1)
                if not right:
                    shown = "/".join(sorted(found)) or None
                    self._tell("wrong", "pairs", kind, shown, one.span, other.span)

    def _tell(
        self, what: str, name: str, gold: str | None, read: str | None, *spans: Span | None
    ) -> None:
        known = tuple(span for span in spans if span is not None)
        whole = self._clause.span
        parts = known or ((whole,) if whole else ())
        doc = self._page.doc
        there, here = ((), parts) if gold is None else (parts, ())
        self._scores.faults.append(Fault("logic", what, doc, gold, read, there, here, name))


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _distinct(found: Iterable[Leaf], placed: bool) -> list[Leaf]:
    """The leaves of a tree, each key once; of a placed gold also each place once."""
    kept: dict[object, Leaf] = {}
    for leaf in found:
        kept.setdefault(leaf.span if placed else leaf.key, leaf)
    return list(kept.values())
