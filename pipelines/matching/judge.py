"""Criterion x patient -> a finding, three-valued at every step.

What disqualifies must stand on more than a presumption: below a certain confidence the verdict
stays open, for a wrong "ineligible" denies a patient a trial.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from nlp.model import Verdict
from pipelines.matching.asked import Asked
from pipelines.matching.finding import Finding, enough, every, opposite, some
from pipelines.matching.nodes import Blank, Enough, Every, Leaf, Node, Opposite, Some
from pipelines.matching.patient import Patient
from pipelines.matching.presence import present
from pipelines.matching.results import age, measured, sex
from pipelines.matching.silence import PRESUMED, silent

# What a disqualifying verdict must at least be worth.
SURE_ENOUGH = 0.8
_UNSURE = 0.75
_EXCEPTION = 0.9
_LONG_LIST = 6
_UNREAD = Finding(
    Verdict.UNKNOWN,
    reason="part of the criterion is left to a person's judgement",
    missing=("ask: the investigator's judgement",),
    chart=False,
)
_ASKS_NOTHING = {
    Every: Finding(Verdict.MET, "stated", "it asks nothing", confidence=1.0),
    Some: Finding(Verdict.NOT_MET, "stated", "it excludes no one", confidence=1.0),
}


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """One patient as of one day, and what silence is taken for.

    What was found is remembered by node, up to so many: trials repeat each other. `silent` judges
    for a patient of the same sex whose notes tell of other things: parts of a criterion that the
    facts do not bear on are answered by it, once for all patients.
    """

    patient: Patient
    policy: str = "presume"
    kept: int = 1000
    silent: Judge | None = None
    _found_before: dict[tuple[Node, str], Finding] = field(default_factory=dict)

    def criterion(self, asked: Asked) -> Finding:
        """Does what the criterion says hold of the patient? An exclusion is not inverted."""
        key = (asked.node, asked.criterion.kind)
        found = self._found_before.get(key)
        if found is None:
            found = self._judged(asked.node, asked.criterion.kind)
            self._remember(key, found)
        return found

    def _judged(self, node: Node, kind: str) -> Finding:
        found = self._node(node, kind, joined=False)
        rules_out = Verdict.MET if kind == "exclusion" else Verdict.NOT_MET
        presumed = kind == "inclusion" and found.basis == PRESUMED  # rules no one out of a trial
        if found.verdict is rules_out and found.confidence < SURE_ENOUGH and not presumed:
            return _left_open(found)
        return found

    def _remember(self, key: tuple[Node, str], found: Finding) -> None:
        if len(self._found_before) >= self.kept:
            self._found_before.clear()
        self._found_before[key] = found

    def _node(self, node: Node, kind: str, *, joined: bool) -> Finding:
        if self.silent is not None and node.keys.isdisjoint(self.patient.index.keys):
            return self.silent._once(node, kind, joined=joined)
        return self._worked_out(node, kind, joined=joined)

    def _once(self, node: Node, kind: str, *, joined: bool) -> Finding:
        key = (node, f"{kind} {joined}")
        found = self._found_before.get(key)
        if found is None:
            found = self._found_before[key] = self._worked_out(node, kind, joined=joined)
        return found

    def _worked_out(self, node: Node, kind: str, *, joined: bool) -> Finding:
        match node:
            case Leaf():
                return self._leaf(node)
            case Every(parts) | Some(parts) if not parts:
                return _ASKS_NOTHING[type(node)]
            case Every(parts):
                findings = [self._node(each, kind, joined=True) for each in parts]
                found = every(findings)
                if found.verdict is Verdict.NOT_MET and found.basis == PRESUMED:
                    found = _by_words_alone(parts, findings) or found
                long = len(parts) >= _LONG_LIST and found.verdict is Verdict.NOT_MET
                doubtful = long or (kind == "exclusion" and _is_broad_with_exception(parts))
                return _at_most(found, _UNSURE) if doubtful else found
            case Some(parts):
                return some([self._node(each, kind, joined=False) for each in parts])
            case Enough(count, parts):
                return enough(count, [self._node(each, kind, joined=False) for each in parts])
            case Opposite(part):
                return self._opposite(node, part, kind, joined)
            case Blank():
                return _UNREAD

    def _opposite(self, node: Opposite, part: Node, kind: str, joined: bool) -> Finding:
        """Not so? Beside another demand an exception; alone in an exclusion a doubtful reading."""
        found = opposite(self._node(part, kind, joined=False))
        if found.verdict is not Verdict.MET or kind != "exclusion":
            return found
        if joined:
            return replace(found, confidence=max(found.confidence, _EXCEPTION))
        condition = isinstance(part, Leaf) and part.statement.kind == "condition"
        doubtful = condition or found.basis == PRESUMED
        return _at_most(found, _UNSURE) if doubtful else found

    def _leaf(self, leaf: Leaf) -> Finding:
        known = self._found_before.get((leaf, ""))
        if known is None:
            known = self._answer(leaf)
            self._remember((leaf, ""), known)
        return known

    def _answer(self, leaf: Leaf) -> Finding:
        concept = leaf.statement.concept
        identity = concept.concept_id if concept else None
        amount = leaf.statement.amount
        if identity == "age" and amount is not None:
            return age(self.patient, leaf)
        if identity in ("male", "female"):
            return sex(self.patient, identity)
        found = self._found(leaf)
        if leaf.role == "subject" and leaf.kind == "exclusion" and not leaf.alone:
            # No trial excludes all children or women by the way: the words beside it matter.
            return _at_most(found, _UNSURE)
        return found

    def _found(self, leaf: Leaf) -> Finding:
        amount = leaf.statement.amount
        find = measured if amount is not None and leaf.measure is not None else present
        return find(self.patient, leaf) or silent(leaf, self.patient, self.policy)


def _by_words_alone(parts: tuple[Node, ...], findings: list[Finding]) -> Finding | None:
    """Silence about words that no row names says little beside facts that bear on the rest.

    What comes about in the course of a study is told by no silence at all.
    """
    later = [f for part, f in zip(parts, findings, strict=True) if _comes_about(part)]
    if later:
        return later[0]
    facts = [f for part, f in zip(parts, findings, strict=True) if _bears(part, f)]
    silences = [
        isinstance(part, Leaf) and not part.within
        for part, f in zip(parts, findings, strict=True)
        if f.verdict is Verdict.NOT_MET
    ]
    if not facts or not all(silences):
        return None
    missing = tuple(
        f"needs: {part.name}" for part in parts if isinstance(part, Leaf) and not part.within
    )
    proof = tuple(replace(each, role="near") for f in facts for each in f.evidence)
    reason = f"{facts[0].reason}, but nothing on the rest"
    return Finding(Verdict.UNKNOWN, "none", reason, proof, missing=missing, near=True)


def _bears(node: Node, found: Finding) -> bool:
    """Do facts say of a part that it is, or perhaps is, so? Not of an exception or a wide class."""
    if isinstance(node, Opposite) or (isinstance(node, Leaf) and node.role == "generic"):
        return False
    return found.near or (found.verdict is Verdict.MET and found.basis != PRESUMED)


def _comes_about(node: Node) -> bool:
    return isinstance(node, Leaf) and node.role == "course"


def _is_broad_with_exception(parts: tuple[Node, ...]) -> bool:
    """Of "sleep disorder other than apnea": the disease that is named may be the exception."""
    return any(isinstance(each, Opposite) for each in parts) and any(
        isinstance(each, Leaf) and each.role == "broad" for each in parts
    )


def _at_most(found: Finding, confidence: float) -> Finding:
    return replace(found, confidence=min(found.confidence, confidence))


def _left_open(found: Finding) -> Finding:
    """A verdict that would rule the patient out on too little is no verdict."""
    proof = tuple(replace(each, role="near") for each in found.evidence)
    return replace(
        found,
        verdict=Verdict.UNKNOWN,
        basis="none",
        reason=f"perhaps, but not surely enough: {found.reason}",
        evidence=proof,
        missing=found.missing or ("ask: a person's look at the passage",),
        near=True,
    )
