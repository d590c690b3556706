"""Facts of notes: found, and read with the right status, person, time, amount and date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from nlp.measuring import measured
from nlp.model import Amount, Comparator
from nlp.vocabulary import load_vocabulary
from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.pages import FactMark, Page
from pipelines.evaluation.tally import ALL, Tally

DEFINITIONS = {
    "found": "the same kind, and at least one character of the concept in common; one to one",
    "status": "of the facts found: present, absent, possible or hypothetical alike",
    "absent": "the same, as found and missed negations",
    "experiencer": "of the facts found: of the patient, the family or another alike",
    "time": "of the facts found: current, history or future alike",
    "concept": "of the facts found: the same concept",
    "amount": "of those with an amount: the same numbers, operator and unit, or the same quantity",
    "date": "of those with a date: the same day, or the same as far as it is known",
    "full": "found, and all of these right",
}
_BONUS = 0.5
_ROUNDING = Decimal("1e-9")
_STATED = ("status", "experiencer", "time", "concept", "amount", "date")


@dataclass(slots=True)
class FactScores:
    """The counts of one run, its confusions of status, and its errors."""

    tally: Tally = field(default_factory=lambda: Tally("facts"))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def score_facts(gold: Page, predicted: Page, scores: FactScores) -> None:
    """Adds one note. Of two facts on one concept, the one that agrees in more is taken."""
    tally, doc = scores.tally, gold.doc
    tally.touch(doc)
    ours, theirs = list(dict.fromkeys(gold.facts)), list(dict.fromkeys(predicted.facts))
    weights = {}
    spans = [[(fact.span,) for fact in side] for side in (ours, theirs)]
    for (one, other), count in overlaps(*spans).items():
        if ours[one].kind == theirs[other].kind:
            agreed = sum(_RIGHT[name](ours[one], theirs[other]) for name in _STATED)
            weights[one, other] = count + agreed * _BONUS
    pairs = dict(align(weights))
    used = set(pairs.values())
    touched = {other for _, other in weights}
    for k, fact in enumerate(ours):
        read = theirs[pairs[k]] if k in pairs else None
        _count(doc, fact, read, scores)
    for k, fact in enumerate(theirs):
        if k in used:
            continue
        what = "second" if k in touched else "extra"
        for label in (fact.kind, ALL):
            tally.count(doc, "found", label, 0, 1, 0)
        tally.count(doc, "full", ALL, 0, 1, 0)
        scores.faults.append(
            Fault("facts", what, doc, None, written(fact), (), (fact.span,), fact.kind)
        )


def _count(doc: str, gold: FactMark, read: FactMark | None, scores: FactScores) -> None:
    tally = scores.tally
    hit = int(read is not None)
    for label in (gold.kind, ALL):
        tally.count(doc, "found", label, hit, 0, 1 - hit)
    if read is None:
        tally.count(doc, "full", ALL, 0, 0, 1)
        scores.faults.append(
            Fault("facts", "missed", doc, written(gold), None, (gold.span,), (), gold.kind)
        )
        return
    wrong = []
    for name in _STATED:
        if _judged(name, gold):
            right = _RIGHT[name](gold, read)
            tally.share(doc, name, ALL, int(right), 1)
            wrong += [] if right else [name]
    scores.confusion[gold.status, read.status] += 1
    absent = [fact.status == "absent" for fact in (gold, read)]
    counts = absent == [True, True], absent == [False, True], absent == [True, False]
    agreed, extra, missed = map(int, counts)
    tally.count(doc, "absent", ALL, agreed, extra, missed)
    full = int(not wrong)
    tally.count(doc, "full", ALL, full, 1 - full, 1 - full)
    if wrong:
        spans = (gold.span,), (read.span,)
        shown = written(gold), written(read)
        scores.faults.append(Fault("facts", "wrong", doc, *shown, *spans, ", ".join(wrong)))


def _judged(name: str, gold: FactMark) -> bool:
    if name == "amount":
        return bool(gold.values)
    return name != "date" or gold.date is not None


def _same_amount(gold: FactMark, read: FactMark) -> bool:
    same = set(gold.values) == set(read.values) and gold.op in (None, read.op)
    return (same and gold.unit in (None, read.unit)) or _same_quantity(gold, read)


def _same_quantity(gold: FactMark, read: FactMark) -> bool:
    """The same quantity in another unit, or in one that the text leaves out and the reader knows?

    Both in the unit of the gold's measure; a bare "plt 28" is then as good as 28 K/uL.
    """
    if read.bounds is None or gold.op is None or gold.concept != read.concept:
        return False
    amount = Amount(Comparator(gold.op), gold.values, gold.unit)
    interval = measured(amount, gold.concept, load_vocabulary())[0].interval
    if interval is None:
        return False
    ends = [bound.value if bound else None for bound in (interval.low, interval.high)]
    return all(map(_equal, ends, read.bounds))


def _equal(one: Decimal | None, other: Decimal | None) -> bool:
    """Equal but for the last digits of a conversion?"""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(one) * _ROUNDING


def _same_date(gold: FactMark, read: FactMark) -> bool:
    return gold.date == read.date


_RIGHT: dict[str, Callable[[FactMark, FactMark], bool]] = {
    "status": lambda gold, read: gold.status == read.status,
    "experiencer": lambda gold, read: gold.experiencer == read.experiencer,
    "time": lambda gold, read: gold.time == read.time,
    "concept": lambda gold, read: gold.concept in (None, read.concept),
    "amount": _same_amount,
    "date": _same_date,
}


def written(fact: FactMark) -> str:
    """A fact in a few words, for a list of errors."""
    numbers = "|".join(format(value, "f") for value in fact.values)
    flags = [
        value
        for value, usual in (
            (fact.status, "present"),
            (fact.experiencer, "patient"),
            (fact.time, "current"),
        )
        if value != usual
    ]
    amount = (fact.op, numbers, fact.unit) if numbers else ()
    return " ".join(word for word in (fact.concept, *flags, *amount, fact.date) if word)
