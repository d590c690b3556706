"""Thresholds and windows of time: found, and read with the right values, operator, unit, owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.labels import LabelMap, Quiet
from pipelines.evaluation.pages import Page, Quantity, shared
from pipelines.evaluation.ranges import regrouped
from pipelines.evaluation.tally import ALL, Tally

DEFINITIONS = {
    "found": "a threshold or window with at least one character in common; one to one, most"
    " characters first; a range given by its two ends, or a list by its members, counts as the gold"
    " has it; what lies on a comparison without a number is neither right nor wrong",
    "values": "found, and the same numbers (12 months and 1 year are the same)",
    "operator": "found, and the same comparison; judged where the gold gives one",
    "unit": "found, and the same unit, or limit of normal; judged where the gold gives one",
    "anchor": "found, and from the same point in time; judged where the gold gives one",
    "period": "found, and past, present or future alike; judged where the gold gives one",
    "owner": "found, and said of what the gold says it is of, by its place or its id; judged"
    " where the gold says so",
    "full": "found, and everything that is judged is right",
}
KINDS = {"threshold": "thresholds", "window": "windows"}
_FIELDS = ("values", "operator", "unit", "anchor", "period", "owner")
# How many of the smaller unit are one of the larger, for spans of time that are exactly equal.
_SAME_TIME = {"a": (12, "mo"), "wk": (7, "d"), "h": (60, "min")}


@dataclass(slots=True)
class QuantityScores:
    """The counts of one run, thresholds and windows apart, and the errors."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {kind: Tally(task) for kind, task in KINDS.items()}
    )
    faults: list[Fault] = field(default_factory=list)


def score_quantities(gold: Page, predicted: Page, labels: LabelMap, scores: QuantityScores) -> None:
    """Adds one page. What is found is counted under the gold's kind, what is extra under its own.

    A range may be read as one quantity or as its two ends; it is compared as it was annotated.
    """
    for tally in scores.tallies.values():
        tally.touch(gold.doc)
    ours = list(gold.quantities)
    theirs = [each for each in predicted.quantities if each.values or labels.bare]
    theirs = regrouped([each for each in ours if each.judged], theirs)
    weights = overlaps([(each.span,) for each in ours], [(each.span,) for each in theirs])
    for one, other in weights:
        if ours[one].kind == theirs[other].kind:
            weights[one, other] += 0.5
    judged = {pair: weight for pair, weight in weights.items() if ours[pair[0]].judged}
    pairs = dict(align(judged))
    quiet = Quiet(gold, labels)
    for k, each in enumerate(ours):
        if each.judged:
            read = theirs[pairs[k]] if k in pairs else None
            _count(gold.doc, each, read, scores)
    touched = {other for one, other in weights if not ours[one].judged} | set(pairs.values())
    for k, read in enumerate(theirs):
        if k in touched or (quiet.outside(read.span) and labels.unannotated == "lines"):
            continue
        tally = scores.tallies[read.kind]
        for measure in ("found", "full"):
            tally.count(gold.doc, measure, ALL, 0, 1, 0)
        fault = Fault(tally.task, "extra", gold.doc, None, written(read), (), (read.span,))
        scores.faults.append(fault)


def _count(doc: str, gold: Quantity, read: Quantity | None, scores: QuantityScores) -> None:
    tally = scores.tallies[gold.kind]
    right = {name: read is not None and _RIGHT[name](gold, read) for name in _FIELDS}
    judged = [name for name in _FIELDS if _judged(name, gold)]
    hit = int(read is not None)
    tally.count(doc, "found", ALL, hit, 0, 1 - hit)
    for name in judged:
        good = int(right[name])
        tally.count(doc, name, ALL, good, hit - good, 1 - good)
    full = int(hit and all(right[name] for name in judged))
    tally.count(doc, "full", ALL, full, hit - full, 1 - full)
    if read is None:
        fault = Fault(tally.task, "missed", doc, written(gold), None, (gold.span,))
        scores.faults.append(fault)
    elif not full:
        wrong = ", ".join(name for name in judged if not right[name])
        spans = (gold.span,), (read.span,)
        scores.faults.append(
            Fault(tally.task, "wrong", doc, written(gold), written(read), *spans, wrong)
        )


def _judged(name: str, gold: Quantity) -> bool:
    given = {
        "values": bool(gold.values),
        "operator": gold.op is not None,
        "unit": gold.unit is not None or gold.relative_to is not None,
        "anchor": gold.anchor is not None,
        "period": gold.period is not None,
        "owner": bool(gold.owners or gold.concepts),
    }
    return given[name]


def _same_values(gold: Quantity, read: Quantity) -> bool:
    return set(gold.values) == set(read.values) or _same_time(gold, read)


def _same_time(gold: Quantity, read: Quantity) -> bool:
    """Are two spans of time exactly equal in different units?"""
    one, other = _small(gold), _small(read)
    return one is not None and one == other


def _small(quantity: Quantity) -> tuple[frozenset[Decimal], str] | None:
    if quantity.unit in _SAME_TIME:
        factor, unit = _SAME_TIME[quantity.unit]
        return frozenset(value * factor for value in quantity.values), unit
    if quantity.unit in {unit for _, unit in _SAME_TIME.values()}:
        return frozenset(quantity.values), str(quantity.unit)
    return None


def _same_unit(gold: Quantity, read: Quantity) -> bool:
    if gold.relative_to is not None and gold.relative_to != read.relative_to:
        return False
    return gold.unit in (None, read.unit) or _same_time(gold, read)


def _same_owner(gold: Quantity, read: Quantity) -> bool:
    if set(gold.concepts) & set(read.concepts):
        return True
    return any(shared(one, other) for one in gold.owners for other in read.owners)


_RIGHT: dict[str, Callable[[Quantity, Quantity], bool]] = {
    "values": _same_values,
    "operator": lambda gold, read: gold.op == read.op,
    "unit": _same_unit,
    "anchor": lambda gold, read: gold.anchor == read.anchor,
    "period": lambda gold, read: gold.period == read.period,
    "owner": _same_owner,
}


def written(quantity: Quantity) -> str:
    """A quantity in a few words, for a list of errors."""
    numbers = "|".join(format(value, "f") for value in quantity.values)
    words = (quantity.op, numbers, quantity.unit, quantity.relative_to, quantity.period)
    shown = " ".join(word for word in words if word)
    return f"{', '.join(dict.fromkeys(quantity.concepts))} {shown}".strip() or quantity.kind
