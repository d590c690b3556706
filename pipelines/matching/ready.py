"""A trial made ready for every patient: its criteria, by key, and what each says to silence.

Most criteria meet a patient whose facts share no key with them. What they say then depends on the
patient's sex alone, and is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from nlp.model import Criterion, Evidence, Judgement, Status, Trial, Verdict
from nlp.vocabulary import Vocabulary
from pipelines.matching.asked import Asked, ask
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.nodes import Leaf
from pipelines.matching.sharing import Shared
from pipelines.matching.standing import Share, Whole, share_of

_BODILY = frozenset({"condition"})
# A disease that is asked for is what most trials are about: it weighs as much as two criteria.
_OF_A_DISEASE, _OF_ANYTHING = 2, 1
_NOTHING = "nothing in the notes bears on it"


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


# A judgement behind the patient's id.
Tail = tuple[Any, ...]
_PROOF = Judgement._fields.index("evidence") - 1


@dataclass(frozen=True, slots=True, eq=False)
class Unsaid:
    """What a trial says of a patient whose facts do not bear on it.

    `tails`: each judgement behind the patient's id; `shares`: what those that count by themselves
    add; `open`: where something of the body is asked for and nothing comes near.
    """

    tails: list[Tail]
    shares: list[Share]
    open: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One trial. `places`: of each criterion its place among those that count by themselves."""

    trial: Trial
    asked: tuple[Asked, ...]
    heads: tuple[Head, ...]
    places: tuple[int | None, ...]
    whole: Whole
    _unsaid: dict[Judge, Unsaid] = field(default_factory=dict)

    @classmethod
    def of(cls, trial: Trial, vocabulary: Vocabulary, shared: Shared) -> Ready:
        """The trial, its criteria made ready, each node shared with the trials before."""
        asked = ask(trial, vocabulary, shared)
        heads = tuple(map(head_of, asked))
        counting = count()
        places = tuple(next(counting) if is_top(each) else None for each in trial.criteria)
        return cls(trial, asked, heads, places, _whole_of(trial, heads))

    def told(self, judge: Judge) -> list[tuple[int, Finding]]:
        """What the criteria say that the patient's facts bear on, each with its place."""
        patient = judge.patient
        if judge.silent is None or not patient.index.known:
            judge = Judge(patient, judge.policy, calibration=judge.calibration)
            return [(at, judge.criterion(each)) for at, each in enumerate(self.asked)]
        known, criterion = patient.index.keys, judge.criterion
        return [
            (at, criterion(each))
            for at, each in enumerate(self.asked)
            if not each.keys.isdisjoint(known)
        ]

    def unsaid(self, judge: Judge) -> Unsaid:
        """What the criteria say of a patient of this sex on whom no fact bears: worked out once."""
        known = self._unsaid.get(judge)
        if known is None:
            findings = [judge.criterion(each) for each in self.asked]
            known = self._unsaid[judge] = Unsaid(
                [self.tail(at, found) for at, found in enumerate(findings)],
                [
                    share_of(criterion, head.placing, head.weight, found)
                    for criterion, head, found in zip(
                        self.trial.criteria, self.heads, findings, strict=True
                    )
                    if is_top(criterion)
                ],
                tuple(at for at, found in enumerate(findings) if self.is_open(at, found)),
            )
        return known

    def tail(self, at: int, found: Finding) -> Tail:
        """The judgement that a finding gives, behind the patient's id."""
        criterion_id, kind, _, placing, _ = self.heads[at]
        verdict, basis, reason, proof, assumptions, missing, confidence, _, _ = found
        asked = (self.whole.trial_id, criterion_id, kind, verdict, basis, reason or _NOTHING)
        return (*asked, confidence, proof, assumptions, missing, placing)

    def is_open(self, at: int, found: Finding) -> bool:
        """Is something of the patient's body asked for, and nothing told that comes near it?"""
        head = self.heads[at]
        wanted = head.bodily and head.kind == "inclusion"
        return wanted and found.verdict is Verdict.UNKNOWN and not found.evidence


def with_proof(tail: Tail, proof: tuple[Evidence, ...]) -> Tail:
    """The same judgement with this evidence."""
    return (*tail[:_PROOF], proof, *tail[_PROOF + 1 :])


def _whole_of(trial: Trial, heads: tuple[Head, ...]) -> Whole:
    tops = [(c, head) for c, head in zip(trial.criteria, heads, strict=True) if is_top(c)]
    asked = sum(head.weight for _, head in tops if head.kind == "inclusion" and not head.placing)
    cohorts = frozenset(c.cohort for c, _ in tops if c.cohort)
    return Whole(trial.trial_id, tuple(c for c, _ in tops), asked, cohorts)


def is_top(criterion: Criterion) -> bool:
    """Does a criterion count for the trial by itself, and not through a parent?"""
    return criterion.parent_id is None


def is_placing(criterion: Criterion) -> bool:
    """Does a criterion say no more than the heading of its cohort: who is of it?"""
    if criterion.cohort is None or criterion.quote is None or criterion.kind == "exclusion":
        return False
    return " ".join(criterion.quote.text.split()) in " ".join(criterion.cohort.split())
