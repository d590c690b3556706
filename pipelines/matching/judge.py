"""Criterion x patient -> a finding, three-valued at every step.

`Judge` answers for one patient, part by part, and remembers each. It answers so for silence; the
parts on which facts bear are worked out for many patients at once (`panel`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.matching.asked import Asked
from pipelines.matching.conclude import (
    UNREAD,
    UNSURE,
    at_most,
    conclusion,
    decided,
    denied,
    open_at_most,
)
from pipelines.matching.confidence import Calibration
from pipelines.matching.finding import Finding
from pipelines.matching.nodes import Blank, Every, Leaf, Node, Opposite
from pipelines.matching.patient import Patient
from pipelines.matching.presence import present
from pipelines.matching.results import age, asks_for_normal, measured, normal, onset, sex
from pipelines.matching.silence import beside, silence_of


def _by_place() -> dict[bool, dict[str, dict[Node, Finding]]]:
    return {place: {"inclusion": {}, "exclusion": {}} for place in (False, True)}


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """One patient as of one day, and what silence is taken for. What was found is remembered.

    `silence` judges for a patient of the same sex whose notes tell of other things.
    """

    patient: Patient
    policy: str = "presume"
    calibration: Calibration = field(default_factory=dict)
    silence: Judge | None = None
    _known: dict[bool, dict[str, dict[Node, Finding]]] = field(default_factory=_by_place)
    _unmentioned: dict[Leaf, Finding] = field(default_factory=dict)

    def criterion(self, asked: Asked) -> Finding:
        """Does what the criterion says hold of the patient? An exclusion is not inverted."""
        kind = asked.criterion.kind
        found = decided(self.part(asked.node, kind, False), kind, self.calibration)
        return open_at_most(found, kind) if asked.open else found

    def part(self, node: Node, kind: str, joined: bool) -> Finding:
        """Does a part of a criterion hold? `joined`: it stands beside another demand."""
        known = self._known[joined][kind]
        found = known.get(node)
        if found is None:
            found = known[node] = self._worked_out(node, kind, joined)
        return found

    def _worked_out(self, node: Node, kind: str, joined: bool) -> Finding:
        match node:
            case Leaf():
                return self.answer(node)
            case Opposite(part):
                return denied(part, self.part(part, kind, False), kind, joined)
            case Blank():
                return UNREAD
        beside = isinstance(node, Every)
        return conclusion(node, kind)([self.part(each, kind, beside) for each in node.parts])

    def answer(self, leaf: Leaf) -> Finding:
        """What do the facts, or their silence, say of one statement?"""
        concept = leaf.statement.concept
        identity = concept.concept_id if concept else None
        amount = leaf.statement.amount
        if identity == "age" and amount is not None:
            return age(self.patient, leaf)
        if identity in ("male", "female"):
            return sex(self.patient, identity)
        found = onset(self.patient, leaf) if identity == "age_at_onset" else None
        found = found or self._found(leaf)
        if leaf.excepted and leaf.role == "broad" and leaf.kind == "exclusion":
            return at_most(found, UNSURE)
        if leaf.role == "subject" and leaf.kind == "exclusion" and not leaf.alone:
            # No trial excludes all children or women by the way: the words beside it matter.
            return at_most(found, UNSURE)
        return found

    def _found(self, leaf: Leaf) -> Finding:
        if self.patient.index.keys:
            amount = leaf.statement.amount
            if leaf.measure is not None and (amount is not None or asks_for_normal(leaf)):
                found = (
                    measured(self.patient, leaf)
                    if amount is not None
                    else normal(self.patient, leaf)
                )
            else:
                found = present(self.patient, leaf)
            if found is not None:
                return found
        return beside((self.silence or self).unmentioned(leaf), leaf, self.patient)

    def unmentioned(self, leaf: Leaf) -> Finding:
        """What is silence on a statement taken for?"""
        found = self._unmentioned.get(leaf)
        if found is None:
            found = silence_of(leaf, self.patient, self.policy)
            self._unmentioned[leaf] = found
        return found
