"""A trial made ready for every patient: its criteria, by key, and what each says to silence.

Most criteria meet a patient whose facts share no key with them. What they say then depends on the
patient's sex alone, and is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.model import Criterion, Trial
from nlp.vocabulary import Vocabulary
from pipelines.matching.asked import Asked, ask
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.sharing import Shared

_BODILY = frozenset({"condition", "procedure"})


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One trial. `by_key`: which criteria, by position, a key of a patient's facts bears on.

    `placing`: which criteria only say who is of their cohort.
    """

    trial: Trial
    asked: tuple[Asked, ...]
    by_key: dict[str, tuple[int, ...]]
    bodily: tuple[bool, ...]
    placing: tuple[bool, ...]
    _silent: dict[Judge, list[Finding]] = field(default_factory=dict)

    @classmethod
    def of(cls, trial: Trial, vocabulary: Vocabulary, shared: Shared) -> Ready:
        """The trial, its criteria made ready, each node shared with the trials before."""
        asked = ask(trial, vocabulary, shared)
        by_key: dict[str, list[int]] = {}
        for position, each in enumerate(asked):
            for key in each.keys:
                by_key.setdefault(key, []).append(position)
        bodily = tuple(
            any(leaf.statement.kind in _BODILY for leaf in each.leaves) for each in asked
        )
        kept = {key: tuple(positions) for key, positions in by_key.items()}
        placing = tuple(map(is_placing, trial.criteria))
        return cls(trial, asked, kept, bodily, placing)

    def findings(self, judge: Judge) -> list[Finding]:
        """What each criterion says of a patient: worked out where the facts bear on it."""
        patient = judge.patient
        if judge.silent is None or not patient.index.known:
            by_itself = Judge(patient, judge.policy, calibration=judge.calibration)
            return [by_itself.criterion(each) for each in self.asked]
        found = self.silent(judge.silent).copy()
        by_key = self.by_key
        touched: set[int] = set()
        for key in by_key.keys() & patient.index.keys:
            touched.update(by_key[key])
        asked, criterion = self.asked, judge.criterion
        for at in touched:
            found[at] = criterion(asked[at])
        return found

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
