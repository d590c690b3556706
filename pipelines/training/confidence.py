"""How often are verdicts right where people judged the same? Counts, and what they are worth.

The figures are cross-validated: each patient's verdicts are weighed with the others' counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nlp.model import Judgement
from pipelines.matching import Calibration, Group, estimate
from pipelines.training.folds import fold_of

_BINS = 10
_HEAD = """# How often verdicts are right, by the criterion's kind, the verdict and its basis.
# Written by `inclex train confidence`; not to be changed by hand.
source = "{source}"
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict that people gave as well: how sure the judge was, and was it theirs?"""

    patient_id: str
    group: tuple[str, str, str]
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Brier score and expected calibration error (ten bins of equal width)."""

    brier: float
    ece: float

    def __str__(self) -> str:
        return f"Brier {self.brier:.4f}, ECE {self.ece:.4f}"


def answers_of(
    judgements: Iterable[Judgement], gold: Mapping[tuple[str, str], str]
) -> list[Answer]:
    """The verdicts that people gave as well. gold: their verdict by patient and criterion."""
    return [
        Answer(
            each.patient_id,
            (each.kind, each.verdict.value, each.basis),
            each.confidence,
            each.verdict.value == theirs,
        )
        for each in judgements
        if (theirs := gold.get((each.patient_id, each.criterion_id))) is not None
    ]


def fit_confidence(answers: Iterable[Answer]) -> dict[tuple[str, str, str], Group]:
    """The counts by kind, verdict and basis."""
    told: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for each in answers:
        told[each.group] += 1
        right[each.group] += each.right
    return {group: Group(count, right[group]) for group, count in sorted(told.items())}


def before(answers: Sequence[Answer]) -> Figures:
    """How good are the judge's own estimates?"""
    return _figures(answers, lambda each: each.confidence)


def after(answers: Sequence[Answer], folds: int) -> Figures:
    """How good are they when weighed with the counts of the other folds' patients?"""
    counts: list[Calibration] = [
        fit_confidence(each for each in answers if fold_of(each.patient_id, folds) != fold)
        for fold in range(folds)
    ]

    def weighed(each: Answer) -> float:
        return estimate(each.confidence, counts[fold_of(each.patient_id, folds)].get(each.group))

    return _figures(answers, weighed)


def _figures(answers: Sequence[Answer], sure: Callable[[Answer], float]) -> Figures:
    if not answers:
        return Figures(0.0, 0.0)
    given = [(sure(each), float(each.right)) for each in answers]
    bins: dict[int, list[tuple[float, float]]] = {}
    for pair in given:
        bins.setdefault(min(_BINS - 1, int(pair[0] * _BINS)), []).append(pair)
    off = (abs(sum(p for p, _ in each) - sum(right for _, right in each)) for each in bins.values())
    brier = sum((p - right) ** 2 for p, right in given) / len(given)
    return Figures(brier, sum(off) / len(given))


def calibration_text(calibration: Calibration, source: str) -> str:
    """The counts as the text of a table."""
    rows = [
        f'\n[[group]]\nkind = "{kind}"\nverdict = "{verdict}"\nbasis = "{basis}"\n'
        f"told = {group.told}\nright = {group.right}\n"
        for (kind, verdict, basis), group in calibration.items()
    ]
    told = source.replace("\\", "/").replace('"', "'")
    return _HEAD.format(source=told) + "".join(rows)
