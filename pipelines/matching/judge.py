"""Criterion x patient -> a finding, three-valued at every step.

What disqualifies must stand on more than a presumption: below a certain confidence the verdict
stays open, for a wrong "ineligible" denies a patient a trial.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.model import Verdict
from pipelines.matching.asked import Asked
from pipelines.matching.confidence import Calibration, calibrated
from pipelines.matching.finding import Finding, as_near, enough, every, opposite, some
from pipelines.matching.nodes import Blank, Enough, Every, Leaf, Node, Opposite, Some
from pipelines.matching.patient import Patient
from pipelines.matching.presence import present
from pipelines.matching.results import age, measured, onset, sex
from pipelines.matching.silence import PRESUMED, silent

# What a disqualifying verdict must at least be worth.
SURE_ENOUGH = 0.8
_UNSURE = 0.75
_EXCEPTION = 0.9
_LONG_LIST = 6
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_RULES_OUT = {"exclusion": _MET, "inclusion": _NOT_MET}
_UNREAD = Finding(
    Verdict.UNKNOWN,
    reason="part of the criterion is left to a person's judgement",
    missing=("ask: the investigator's judgement",),
    chart=False,
)
_ASKS_NOTHING = Finding(Verdict.MET, "stated", "it asks nothing", confidence=1.0)
_EXCLUDES_NO_ONE = Finding(Verdict.NOT_MET, "stated", "it excludes no one", confidence=1.0)


def _by_place() -> dict[bool, dict[str, dict[Node, Finding]]]:
    return {False: _by_kind(), True: _by_kind()}


def _by_kind() -> dict[str, dict[Node, Finding]]:
    return {"inclusion": {}, "exclusion": {}}


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
    calibration: Calibration = field(default_factory=dict)
    _whole: dict[str, dict[Node, Finding]] = field(default_factory=_by_kind)
    _leaves: dict[Leaf, Finding] = field(default_factory=dict)
    _silences: dict[bool, dict[str, dict[Node, Finding]]] = field(default_factory=_by_place)

    def criterion(self, asked: Asked) -> Finding:
        """Does what the criterion says hold of the patient? An exclusion is not inverted."""
        kind = asked.criterion.kind
        known = self._whole[kind]
        found = known.get(asked.node)
        if found is None:
            found = calibrated(self._judged(asked.node, kind), kind, self.calibration)
            if len(known) >= self.kept:
                known.clear()
            known[asked.node] = found
        if asked.open and found.verdict is _RULES_OUT[kind]:
            return _left_open(found)
        return found

    def _judged(self, node: Node, kind: str) -> Finding:
        found = self._node(node, kind, False)
        if found.verdict is not _RULES_OUT[kind]:
            return found
        told = found.basis != PRESUMED or any(each.role != "near" for each in found.evidence)
        if found.confidence >= SURE_ENOUGH and told:
            return found
        if kind == "inclusion" and found.basis == PRESUMED:
            return found  # a presumption rules no one out of a trial
        return _left_open(found)

    def _node(self, node: Node, kind: str, joined: bool) -> Finding:
        silent = self.silent
        if silent is not None and node.keys.isdisjoint(self.patient.index.keys):
            return silent._unsaid(node, kind, joined)
        return self._leaf(node) if isinstance(node, Leaf) else self._worked_out(node, kind, joined)

    def _unsaid(self, node: Node, kind: str, joined: bool) -> Finding:
        """Of a patient of whom nothing is said, each part is worked out once."""
        known = self._silences[joined][kind]
        found = known.get(node)
        if found is None:
            found = known[node] = self._worked_out(node, kind, joined)
        return found

    def _worked_out(self, node: Node, kind: str, joined: bool) -> Finding:
        match node:
            case Leaf():
                return self._leaf(node)
            case Every():
                return self._every(node, kind)
            case Some():
                if not node.parts:
                    return _EXCLUDES_NO_ONE
                return some(self._each(node.parts, kind, False))
            case Opposite():
                return self._opposite(node, node.part, kind, joined)
            case Enough():
                return enough(node.count, self._each(node.parts, kind, False))
            case Blank():
                return _UNREAD

    def _each(self, parts: tuple[Node, ...], kind: str, joined: bool) -> list[Finding]:
        """The finding of each part: `_node` without a call for what the facts do not bear on."""
        silent = self.silent
        if silent is None:
            return [self._unsaid(each, kind, joined) for each in parts]
        known, unsaid = self.patient.index.keys, silent._silences[joined][kind]
        return [
            (unsaid.get(each) or silent._unsaid(each, kind, joined))
            if each.keys.isdisjoint(known)
            else self._leaf(each)
            if isinstance(each, Leaf)
            else self._worked_out(each, kind, joined)
            for each in parts
        ]

    def _every(self, node: Every, kind: str) -> Finding:
        parts = node.parts
        if not parts:
            return _ASKS_NOTHING
        findings = self._each(parts, kind, True)
        found = every(findings)
        if found.verdict is _NOT_MET and found.basis == PRESUMED:
            found = _by_words_alone(parts, findings) or found
        long = len(parts) >= _LONG_LIST and found.verdict is _NOT_MET
        doubtful = long or (node.broad and kind == "exclusion")
        return _at_most(found, _UNSURE) if doubtful else found

    def _opposite(self, node: Opposite, part: Node, kind: str, joined: bool) -> Finding:
        """Not so? Beside another demand an exception; alone in an exclusion a doubtful reading."""
        found = opposite(self._node(part, kind, False))
        if found.verdict is not _MET or kind != "exclusion":
            return found
        if joined:
            return found.as_sure_as(max(found.confidence, _EXCEPTION))
        condition = isinstance(part, Leaf) and part.statement.kind == "condition"
        doubtful = condition or found.basis == PRESUMED
        return _at_most(found, _UNSURE) if doubtful else found

    def _leaf(self, leaf: Leaf) -> Finding:
        known = self._leaves.get(leaf)
        if known is None:
            known = self._answer(leaf)
            if len(self._leaves) >= self.kept:
                self._leaves.clear()
            self._leaves[leaf] = known
        return known

    def _answer(self, leaf: Leaf) -> Finding:
        concept = leaf.statement.concept
        identity = concept.concept_id if concept else None
        amount = leaf.statement.amount
        if identity == "age" and amount is not None:
            return age(self.patient, leaf)
        if identity in ("male", "female"):
            return sex(self.patient, identity)
        found = onset(self.patient, leaf) if identity == "age_at_onset" else None
        found = found or self._found(leaf)
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
        if f.verdict is _NOT_MET
    ]
    if not facts or not all(silences):
        return None
    missing = tuple(
        f"needs: {part.name}" for part in parts if isinstance(part, Leaf) and not part.within
    )
    proof = tuple(as_near(each) for f in facts for each in f.evidence)
    reason = f"{facts[0].reason}, but nothing on the rest"
    return Finding(Verdict.UNKNOWN, "none", reason, proof, missing=missing, near=True)


def _bears(node: Node, found: Finding) -> bool:
    """Do facts say of a part that it is, or perhaps is, so?

    Not of an exception, of a wide class, or of whom the criterion speaks.
    """
    if isinstance(node, Opposite) or (
        isinstance(node, Leaf) and node.role in ("generic", "subject")
    ):
        return False
    return found.near or (found.verdict is _MET and found.basis != PRESUMED)


def _comes_about(node: Node) -> bool:
    return isinstance(node, Leaf) and node.role == "course"


def _at_most(found: Finding, confidence: float) -> Finding:
    return found if found.confidence <= confidence else found.as_sure_as(confidence)


def _left_open(found: Finding) -> Finding:
    """A verdict that would rule the patient out on too little is no verdict."""
    proof = tuple(map(as_near, found.evidence))
    return found._replace(
        verdict=Verdict.UNKNOWN,
        basis="none",
        reason=f"perhaps, but not surely enough: {found.reason}",
        evidence=proof,
        missing=found.missing or ("ask: a person's look at the passage",),
        near=True,
    )
