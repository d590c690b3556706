"""Marks against marks: strict, exact, relaxed, type, partial; and what was taken for what.

The scheme of MUC-5 as named in SemEval-2013 task 9. A stretch marked twice with one label counts
once; touching stretches share no character and do not overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.labels import LabelMap, Quiet
from pipelines.evaluation.pages import Page, Span
from pipelines.evaluation.tally import ALL, Tally

DEFINITIONS = {
    "strict": "same label and the same first and last character",
    "relaxed": "same label and at least one character in common; one to one, most characters first",
    "any": "whatever the label: at least one character in common; one to one",
    "exact": "the same first and last character, whatever the label",
    "type": "at least one character in common, one to one, same label first; right if the labels"
    " agree, else wrong on both sides",
    "partial": "whatever the label: 1 for the same stretch, half for one that overlaps",
}
VIEW = ", annotated text"
NOTHING = "(nothing)"
Parts = tuple[Span, ...]
Item = tuple[str, Parts]
_SAME = 1_000_000


@dataclass(slots=True)
class SpanScores:
    """The counts of one run, its confusions (gold label, predicted label) and its errors."""

    tally: Tally = field(default_factory=lambda: Tally("entities"))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def score_spans(gold: Page, predicted: Page, labels: LabelMap, scores: SpanScores) -> None:
    """Adds one page: its gold marks against the predicted ones."""
    golds = _gold_items(gold, labels)
    preds = _predicted_items(predicted, labels)
    quiet = Quiet(gold, labels)
    scores.tally.touch(gold.doc)
    for view, outside in (("", _nowhere), (VIEW, quiet.outside)):
        if view and not labels.unannotated:
            continue

        def judged(label: str, parts: Parts, outside: Callable[[Span], bool] = outside) -> bool:
            return not quiet.on(label, _hull(parts)) and not outside(_hull(parts))

        _by_label(gold.doc, golds, preds, labels, scores.tally, view, judged)
        _whatever_label(gold.doc, golds, preds, scores.tally, view, judged)
    _confusions(gold, golds, preds, scores, quiet)


def _nowhere(span: Span) -> bool:
    return False


def _hull(parts: Parts) -> Span:
    return parts[0][0], parts[-1][1]


def _gold_items(page: Page, labels: LabelMap) -> list[Item]:
    found = ((labels.of_gold(mark), labels.parts(mark)) for mark in page.marks)
    return list(dict.fromkeys((label, parts) for label, parts in found if label is not None))


def _predicted_items(page: Page, labels: LabelMap) -> list[Item]:
    return list(
        dict.fromkeys(
            (label, labels.parts(mark))
            for mark in page.marks
            for label in labels.of_prediction(mark.label)
        )
    )


Judged = Callable[[str, Parts], bool]


def _by_label(
    doc: str,
    golds: Sequence[Item],
    preds: Sequence[Item],
    labels: LabelMap,
    tally: Tally,
    view: str,
    judged: Judged,
) -> None:
    for label in labels.scored:
        ours = [parts for name, parts in golds if name == label]
        theirs = [parts for name, parts in preds if name == label]
        if not ours and not theirs:
            continue
        same = set(ours) & set(theirs)
        extra = sum(parts not in same and judged(label, parts) for parts in theirs)
        weights = overlaps(ours, theirs)
        pairs = align(weights)
        used = {pred for _, pred in pairs}
        if labels.repeats:
            used |= {pred for _, pred in weights}
        free = sum(k not in used and judged(label, p) for k, p in enumerate(theirs))
        for name in (label, ALL):
            tally.count(doc, f"strict{view}", name, len(same), extra, len(ours) - len(same))
            tally.count(doc, f"relaxed{view}", name, len(pairs), free, len(ours) - len(pairs))


def _whatever_label(
    doc: str,
    golds: Sequence[Item],
    preds: Sequence[Item],
    tally: Tally,
    view: str,
    judged: Judged,
) -> None:
    """Exact and partial: stretches alone, each once."""
    ours = list(dict.fromkeys(parts for _, parts in golds))
    theirs = list(dict.fromkeys(parts for _, parts in preds))
    names = {parts: label for label, parts in preds}
    same = set(ours) & set(theirs)
    extra = sum(parts not in same and judged(names[parts], parts) for parts in theirs)
    tally.count(doc, f"exact{view}", ALL, len(same), extra, len(ours) - len(same))
    weights = overlaps(ours, theirs)
    pairs = align(weights)
    used = {pred for _, pred in pairs}
    free = sum(k not in used and judged(names[p], p) for k, p in enumerate(theirs))
    tally.count(doc, f"any{view}", ALL, len(pairs), free, len(ours) - len(pairs))
    for gold, pred in weights:
        if ours[gold] == theirs[pred]:
            weights[gold, pred] += _SAME
    pairs = align(weights)
    used = {pred for _, pred in pairs}
    free = sum(k not in used and judged(names[p], p) for k, p in enumerate(theirs))
    whole = sum(ours[gold] == theirs[pred] for gold, pred in pairs)
    right = whole + (len(pairs) - whole) / 2
    tally.count(doc, f"partial{view}", ALL, right, len(pairs) + free - right, len(ours) - right)


def _confusions(
    page: Page, golds: Sequence[Item], preds: Sequence[Item], scores: SpanScores, quiet: Quiet
) -> None:
    """Type matching, the table of who was taken for whom, and the errors in their sentences."""
    ours, theirs = [parts for _, parts in golds], [parts for _, parts in preds]
    weights = overlaps(ours, theirs)
    touched = {pred for _, pred in weights}
    for gold, pred in weights:
        if golds[gold][0] == preds[pred][0]:
            weights[gold, pred] += _SAME
    pairs = align(weights)
    for gold, pred in pairs:
        wanted, given = golds[gold][0], preds[pred][0]
        scores.confusion[wanted, given] += 1
        right = int(wanted == given)
        for name in (wanted, ALL):
            scores.tally.count(page.doc, "type", name, right, 0, 1 - right)
        for name in (given, ALL):
            scores.tally.count(page.doc, "type", name, 0, 1 - right, 0)
        if ours[gold] != theirs[pred] or not right:
            what = "boundary" if right else "label"
            scores.faults.append(_fault(page, what, golds[gold], preds[pred]))
    found = {gold for gold, _ in pairs}
    for k in set(range(len(golds))) - found:
        scores.confusion[golds[k][0], NOTHING] += 1
        scores.faults.append(_fault(page, "missed", golds[k], None))
        for name in (golds[k][0], ALL):
            scores.tally.count(page.doc, "type", name, 0, 0, 1)
    for k in set(range(len(preds))) - {pred for _, pred in pairs}:
        label, parts = preds[k]
        if quiet.on(label, _hull(parts)):
            continue
        scores.confusion[NOTHING, label] += 1
        what = "second" if k in touched else "extra"
        scores.faults.append(_fault(page, what, None, preds[k]))
        for name in (label, ALL):
            scores.tally.count(page.doc, "type", name, 0, 1, 0)


def _fault(page: Page, what: str, gold: Item | None, pred: Item | None) -> Fault:
    return Fault(
        "entities",
        what,
        page.doc,
        gold[0] if gold else None,
        pred[0] if pred else None,
        gold[1] if gold else (),
        pred[1] if pred else (),
    )
