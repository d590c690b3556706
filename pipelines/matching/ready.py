"""A trial made ready for every patient: its criteria, by key, and what each says to silence.

Most criteria meet a patient whose facts share no key with them. What they say then depends on the
patient's sex alone, and is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from pipelines.matching.standing import Share, Sum, Whole, share_of

_BODILY = frozenset({"condition"})
# A disease that is asked for is what most trials are about: it weighs as much as two criteria.
_OF_A_DISEASE, _OF_ANYTHING = 2, 1
_NOTHING = "nothing in the notes bears on it"
_UNKNOWN = Verdict.UNKNOWN

Proof = tuple[Evidence, ...]
# A judgement behind the patient's id.
Tail = tuple[Any, ...]
_PROOF = Judgement._fields.index("evidence") - 1


class Head(NamedTuple):
    """What every verdict on a criterion says of it.

    `wanted`: something of the patient's body is asked for; `placing`: it only says who is of its
    cohort; `weight`: how much it counts in the score; `place`: among the criteria that count by
    themselves, if it is one.
    """

    trial_id: str
    criterion_id: str
    kind: str
    wanted: bool
    placing: bool
    weight: int
    place: int | None

    def tail(self, found: Finding, instead: Proof = ()) -> Tail:
        """The judgement that a finding gives. `instead`: what the patient has instead of a disease
        that is asked for, shown where nothing comes near it."""
        trial_id, criterion_id, kind, wanted, placing, _, _ = self
        verdict, basis, reason, proof, assumptions, missing, confidence, _, _ = found
        if wanted and not proof and verdict is _UNKNOWN:
            proof = instead
        asked = (trial_id, criterion_id, kind, verdict, basis, reason or _NOTHING)
        return (*asked, confidence, proof, assumptions, missing, placing)

    def share(self, found: Finding) -> Share:
        """What a finding adds to the trial as a whole."""
        return share_of(found, self.kind, self.weight, self.placing)


def head_of(asked: Asked, trial_id: str = "", place: int | None = None) -> Head:
    """What is said of a criterion with each verdict on it."""
    criterion, leaves = asked.criterion, asked.leaves
    bodily = any(leaf.statement.kind in _BODILY for leaf in leaves)
    wanted = bodily and criterion.kind == "inclusion"
    weight = _OF_A_DISEASE if any(map(_asks_for_disease, leaves)) else _OF_ANYTHING
    names = (trial_id, criterion.criterion_id, criterion.kind)
    return Head(*names, wanted, is_placing(criterion), weight, place)


def _asks_for_disease(leaf: Leaf) -> bool:
    """Is a disease, complaint or finding to be there, whether or not anything else is asked?"""
    said = leaf.statement
    return said.kind in _BODILY and not leaf.negated and said.assertion.status is Status.PRESENT


@dataclass(frozen=True, slots=True, eq=False)
class Unsaid:
    """What a trial says of a patient whose facts do not bear on it.

    `tails`: each judgement behind the patient's id; `sum`: of the shares of those that count by
    themselves; `open`: where something of the body is asked for and nothing comes near, with what
    stands before the evidence there and behind it.
    """

    tails: tuple[Tail, ...]
    sum: Sum
    open: tuple[tuple[int, Tail, Tail], ...]

    def tails_with(self, instead: Proof) -> list[Tail]:
        """The judgements of a patient who has this instead of what is asked for."""
        tails = list(self.tails)
        if instead:
            for at, before, behind in self.open:
                tails[at] = (*before, instead, *behind)
        return tails


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One trial. `heads`: of each criterion."""

    trial: Trial
    asked: tuple[Asked, ...]
    heads: tuple[Head, ...]
    whole: Whole
    _unsaid: dict[Judge, Unsaid] = field(default_factory=dict)

    @classmethod
    def of(cls, trial: Trial, vocabulary: Vocabulary, shared: Shared) -> Ready:
        """The trial, its criteria made ready, each node shared with the trials before."""
        asked = ask(trial, vocabulary, shared)
        places = _places(trial.criteria)
        heads = tuple(
            head_of(each, trial.trial_id, place) for each, place in zip(asked, places, strict=True)
        )
        return cls(trial, asked, heads, _whole_of(trial, heads))

    def unsaid(self, judge: Judge) -> Unsaid:
        """What the criteria say of a patient of this sex on whom no fact bears: worked out once."""
        known = self._unsaid.get(judge)
        if known is None:
            known = self._unsaid[judge] = self._of_silence(judge)
        return known

    def _of_silence(self, judge: Judge) -> Unsaid:
        told = list(zip(self.heads, map(judge.criterion, self.asked), strict=True))
        tails = tuple(head.tail(found) for head, found in told)
        shares = [head.share(found) for head, found in told if head.place is not None]
        open_ = tuple(
            (at, tails[at][:_PROOF], tails[at][_PROOF + 1 :])
            for at, (head, found) in enumerate(told)
            if head.wanted and found.verdict is _UNKNOWN and not found.evidence
        )
        return Unsaid(tails, Sum.of(shares), open_)


def _places(criteria: tuple[Criterion, ...]) -> Iterator[int | None]:
    """Of each criterion its place among those that count by themselves."""
    counting = count()
    return (next(counting) if is_top(each) else None for each in criteria)


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
