"""A trial made ready for every patient: its criteria, by key, and what each says to silence.

Most criteria meet a patient whose facts share no key with them. What they say then depends on the
patient's sex alone, and is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from nlp.model import Criterion, Status, Trial
from nlp.vocabulary import Vocabulary
from pipelines.matching.asked import Asked, ask
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.nodes import Leaf
from pipelines.matching.sharing import Shared

_BODILY = frozenset({"condition"})
# A disease that is asked for is what most trials are about: it weighs as much as two criteria.
_OF_A_DISEASE, _OF_ANYTHING = 2, 1


class Head(NamedTuple):
    """What every verdict on a criterion says of it. `bodily`: it asks of the patient's body;
    `placing`: it only says who is of its cohort; `weight`: how much it counts in the score.
    """

    criterion_id: str
    kind: str
    bodily: bool
    placing: bool
    weight: int


def head_of(asked: Asked) -> Head:
    """What is said of a criterion with each verdict on it."""
    criterion = asked.criterion
    bodily = any(leaf.statement.kind in _BODILY for leaf in asked.leaves)
    weight = _OF_A_DISEASE if any(map(_asks_for_disease, asked.leaves)) else _OF_ANYTHING
    return Head(criterion.criterion_id, criterion.kind, bodily, is_placing(criterion), weight)


def _asks_for_disease(leaf: Leaf) -> bool:
    """Is a disease, complaint or finding to be there, whether or not anything else is asked?"""
    said = leaf.statement
    return said.kind in _BODILY and not leaf.negated and said.assertion.status is Status.PRESENT


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One trial. `tops`: the criteria that count by themselves, each with its place."""

    trial: Trial
    asked: tuple[Asked, ...]
    heads: tuple[Head, ...]
    tops: tuple[tuple[int, Criterion], ...]
    _silent: dict[Judge, list[Finding]] = field(default_factory=dict)

    @classmethod
    def of(cls, trial: Trial, vocabulary: Vocabulary, shared: Shared) -> Ready:
        """The trial, its criteria made ready, each node shared with the trials before."""
        asked = ask(trial, vocabulary, shared)
        tops = tuple((at, each) for at, each in enumerate(trial.criteria) if is_top(each))
        return cls(trial, asked, tuple(map(head_of, asked)), tops)

    def findings(self, judge: Judge) -> list[Finding]:
        """What each criterion says of a patient: worked out where the facts bear on it."""
        patient = judge.patient
        if judge.silent is None or not patient.index.known:
            by_itself = Judge(patient, judge.policy, calibration=judge.calibration)
            return [by_itself.criterion(each) for each in self.asked]
        known, criterion = patient.index.keys, judge.criterion
        return [
            unsaid if each.keys.isdisjoint(known) else criterion(each)
            for each, unsaid in zip(self.asked, self.silent(judge.silent), strict=True)
        ]

    def silent(self, judge: Judge) -> list[Finding]:
        """What each criterion says of a patient whose facts do not bear on it, by such a judge."""
        known = self._silent.get(judge)
        if known is None:
            known = self._silent[judge] = [judge.criterion(each) for each in self.asked]
        return known

    def cohorts(self) -> frozenset[str]:
        """The cohorts that have criteria of their own."""
        return frozenset(c.cohort for c in self.trial.criteria if c.cohort and is_top(c))


def is_top(criterion: Criterion) -> bool:
    """Does a criterion count for the trial by itself, and not through a parent?"""
    return criterion.parent_id is None


def is_placing(criterion: Criterion) -> bool:
    """Does a criterion say no more than the heading of its cohort: who is of it?"""
    if criterion.cohort is None or criterion.quote is None or criterion.kind == "exclusion":
        return False
    return " ".join(criterion.quote.text.split()) in " ".join(criterion.cohort.split())
