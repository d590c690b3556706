"""What follows for a criterion, or a part of one, from the findings on its own parts?

What disqualifies must stand on more than a presumption: below a certain confidence the verdict
stays open, for a wrong "ineligible" denies a patient a trial.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nlp.model import Verdict
from pipelines.matching.confidence import Calibration, calibrated
from pipelines.matching.finding import Finding, as_near, enough, every, opposite, some
from pipelines.matching.nodes import Besides, Enough, Every, Leaf, Node, Opposite, Some
from pipelines.matching.silence import PRESUMED

# What a disqualifying verdict must at least be worth.
SURE_ENOUGH = 0.8
UNSURE = 0.75
_EXCEPTION = 0.9
_LONG_LIST = 6
_MET, _NOT_MET = Verdict.MET, Verdict.NOT_MET
_RULES_OUT = {"exclusion": _MET, "inclusion": _NOT_MET}
UNREAD = Finding(
    Verdict.UNKNOWN,
    reason="part of the criterion is left to a person's judgement",
    missing=("ask: the investigator's judgement",),
    chart=False,
)
_ASKS_NOTHING = Finding(Verdict.MET, "stated", "it asks nothing", confidence=1.0)
_EXCLUDES_NO_ONE = Finding(Verdict.NOT_MET, "stated", "it excludes no one", confidence=1.0)
Joined = Every | Some | Enough | Besides


def conclusion(node: Joined, kind: str) -> Callable[[list[Finding]], Finding]:
    """How does a part of a criterion join the findings on its own parts?"""
    match node:
        case Every(parts):
            return _all_of(node, kind) if parts else lambda _: _ASKS_NOTHING
        case Some(parts):
            return some if parts else lambda _: _EXCLUDES_NO_ONE
        case Enough(count):
            return partial(enough, count)
        case Besides():
            return _besides


def _besides(findings: list[Finding]) -> Finding:
    """What is not of the exception answers by itself; else it is as the exception leaves it."""
    rest, whole = findings
    told = rest.verdict is _MET and rest.basis != PRESUMED
    open_ = rest.verdict is Verdict.UNKNOWN and rest.near and whole.verdict is _NOT_MET
    return rest if told or open_ else whole


def _all_of(node: Every, kind: str) -> Callable[[list[Finding]], Finding]:
    parts, long = node.parts, len(node.parts) >= _LONG_LIST
    broad = node.broad and kind == "exclusion"
    wordy = any(isinstance(each, Leaf) and _is_wordy(each) for each in parts)

    def concluded(findings: list[Finding]) -> Finding:
        found = every(findings)
        if wordy and found.verdict is _NOT_MET and found.basis == PRESUMED:
            found = _by_words_alone(parts, findings) or found
        doubtful = broad or (long and found.verdict is _NOT_MET)
        return at_most(found, UNSURE) if doubtful else found

    return concluded if wordy or long or broad else every


def _is_wordy(leaf: Leaf) -> bool:
    """Does silence about it say little: words that no row names, or what is yet to come?"""
    return not leaf.within or leaf.role == "course"


def denied(part: Node, found: Finding, kind: str, joined: bool) -> Finding:
    """Not so? Beside another demand an exception; alone in an exclusion a doubtful reading."""
    found = opposite(found)
    if found.verdict is not _MET or kind != "exclusion":
        return found
    if joined:
        return found.as_sure_as(max(found.confidence, _EXCEPTION))
    condition = isinstance(part, Leaf) and part.statement.kind == "condition"
    doubtful = condition or found.basis == PRESUMED
    return at_most(found, UNSURE) if doubtful else found


def decided(found: Finding, kind: str, calibration: Calibration) -> Finding:
    """The finding on a whole criterion, as sure as such are: does it rule out, it must be sure."""
    if found.verdict is _RULES_OUT[kind] and not _may_rule_out(found, kind):
        found = _left_open(found)
    return calibrated(found, kind, calibration)


def _may_rule_out(found: Finding, kind: str) -> bool:
    told = found.basis != PRESUMED or any(each.role != "near" for each in found.evidence)
    if found.confidence >= SURE_ENOUGH and told:
        return True
    # A presumption rules no one out of a trial.
    return kind == "inclusion" and found.basis == PRESUMED


def open_at_most(found: Finding, kind: str) -> Finding:
    """The finding on a criterion that rules no one out, whatever is found."""
    return _left_open(found) if found.verdict is _RULES_OUT[kind] else found


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


def at_most(found: Finding, confidence: float) -> Finding:
    """The same finding, no surer than this."""
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
