"""What is silence taken for? A policy: notes name the diseases and treatments that there are.

That a note does not mention a disease, procedure, drug or habit that would exclude is taken for
its absence, and so is a result far out of the normal range, which a note would tell. What would
include a patient stays unknown, but for operations: a note tells of them. What a chart cannot tell
(consent, the investigator's opinion) and what is tested at screening (pregnancy of a woman who may
bear children) is never presumed. No presumption rules a patient out of a trial.
"""

from __future__ import annotations

from nlp.model import Fact, Period, Status, Verdict, WindowType
from pipelines.matching.abnormal import is_abnormal
from pipelines.matching.counts import allows_none
from pipelines.matching.doubts import is_mild
from pipelines.matching.finding import Finding, evidence_of
from pipelines.matching.nodes import Leaf
from pipelines.matching.patient import Patient
from pipelines.matching.times import in_windows

PRESUMED_KINDS = frozenset(
    {"condition", "procedure", "drug", "device", "allergy", "other", "observation", "visit"}
)
PRESUMED = "presumed"
_NAMED, _VAGUE = 0.75, 0.6
_NEAR = 2
# What is tested at screening, what nobody may have asked about, and words that ask nothing.
_NEVER = frozenset({"fertile", "framing", "unasked"})
# Who is to live no longer than so looks near death.
_LIFE, _SOON = "life_expectancy", Period(months=3)
# Names of operations that leave open which operation it was.
_MAJOR = "major_surgery"
_OPERATIONS = ("surgery", _MAJOR)


def silent(leaf: Leaf, patient: Patient, policy: str) -> Finding:
    """What follows from notes that say nothing of a statement? `policy`: presume or unknown."""
    return beside(silence_of(leaf, patient, policy), leaf, patient)


def beside(found: Finding, leaf: Leaf, patient: Patient) -> Finding:
    """What silence is taken for, beside what the notes tell that comes near the statement."""
    if found.basis == PRESUMED and not _is_of_a_result(leaf):
        wider = _told_wider(leaf, patient)
        found = found if wider is None else _perhaps(wider, leaf, patient)
    near = patient.index.related(leaf)
    if not near:
        return found
    proof = tuple(each for fact in near[:_NEAR] for each in evidence_of(fact, "near"))
    return found._replace(evidence=proof)


def silence_of(leaf: Leaf, patient: Patient, policy: str) -> Finding:
    """What is silence taken for, of a patient of this sex whose notes tell nothing near it?"""
    name = leaf.name
    if leaf.role == "outside" or leaf.statement.kind == "consent":
        reason = f"{name}: not to be found in a chart"
        return Finding(Verdict.UNKNOWN, "none", reason, missing=(f"ask: {name}",), chart=False)
    if leaf.role == "course":
        reason = f"{name}: to be seen in the course of the study"
        return Finding(Verdict.UNKNOWN, "none", reason, missing=(f"ask: {name}",), chart=False)
    if leaf.role == "promise" and leaf.kind == "inclusion":
        reason = f"{name} is agreed with the patient"
        return Finding(Verdict.UNKNOWN, "none", reason, missing=(f"ask: {name}",), chart=False)
    if _is_of_a_result(leaf):
        return _no_result(leaf, patient, policy)
    if allows_none(leaf):
        met = policy == "presume" and patient.index.known and leaf.kind == "inclusion"
        reason = f"no mention of {name}, taken for none"
        told = Finding(Verdict.MET, PRESUMED, reason, confidence=_VAGUE)
        need = (f"needs: {name}",)
        return told if met else Finding(Verdict.UNKNOWN, "none", reason, missing=need)
    if policy == "presume" and patient.index.known and _presumable(leaf):
        reason = f"no mention of {name}, taken for its absence"
        named = leaf.statement.concept is not None and leaf.within and leaf.role is None
        sure = _NAMED if named else _VAGUE
        return Finding(Verdict.NOT_MET, PRESUMED, reason, confidence=sure)
    return Finding(Verdict.UNKNOWN, "none", f"no mention of {name}", missing=(f"needs: {name}",))


def _is_of_a_result(leaf: Leaf) -> bool:
    return leaf.statement.amount is not None and leaf.measure is not None


def _perhaps(wider: Fact, leaf: Leaf, patient: Patient) -> Finding:
    said = wider.statement.concept.name if wider.statement.concept else "it"
    word = "say" if wider.statement.assertion.status is Status.PRESENT else "suspect"
    reason = f"the notes {word} {said}, which may or may not be {leaf.name}"
    proof = evidence_of(wider, "near", patient.index)
    need = (f"needs: {leaf.name}",)
    return Finding(Verdict.UNKNOWN, "none", reason, proof, missing=need, near=True)


def _told_wider(leaf: Leaf, patient: Patient) -> Fact | None:
    """What is told without saying which, or how great: it may be the one asked for."""
    index, windows = patient.index, leaf.statement.windows
    refused = {Verdict.NOT_MET}
    if _identity(leaf) == _MAJOR:
        told = index.own_kinds(_OPERATIONS[0])
        refused.add(Verdict.UNKNOWN)
    elif leaf.above.isdisjoint(_OPERATIONS):
        told = index.of_any_degree(leaf) or index.told_wider(leaf) or index.suspected_wider(leaf)
    else:
        told = [fact for each in _OPERATIONS for fact in index.own(each)]
    if not told:
        return None
    severe = (_identity(leaf) or "").startswith("severe_")
    near = (
        fact
        for fact in told
        if in_windows(fact, windows, patient.as_of) not in refused
        and not (severe and is_mild(fact))
    )
    return next(near, None)


def _identity(leaf: Leaf) -> str | None:
    return leaf.statement.concept.concept_id if leaf.statement.concept else None


def _presumable(leaf: Leaf) -> bool:
    statement = leaf.statement
    if any(each.type is WindowType.BEFORE for each in statement.windows):
        return leaf.kind == "exclusion"  # "two weeks since any surgery" asks for no surgery
    if leaf.operation and leaf.kind == "inclusion":
        return True  # a note tells of the operation that a patient has had or awaits
    if leaf.negated and (leaf.role == "generic" or not leaf.within):
        return False  # "no other significant findings" is more than one name's silence
    return leaf.kind == "exclusion" and leaf.role not in _NEVER and statement.kind in PRESUMED_KINDS


def _would_be_told(leaf: Leaf, patient: Patient) -> bool:
    """Would a note tell a result, if it were as a threshold asks?"""
    if leaf.role == "unasked":
        return False
    if _identity(leaf) == _LIFE:
        return _is_near_death(leaf, patient)
    return leaf.role == "told" or is_abnormal(leaf, patient)


def _is_near_death(leaf: Leaf, patient: Patient) -> bool:
    """Is a life expectancy asked for that ends within a few months?"""
    amount = leaf.statement.amount
    high = amount.as_interval().high if amount is not None else None
    left = Period.of(high.value, amount.unit or "") if amount is not None and high else None
    return left is not None and left.from_day(patient.as_of) <= _SOON.from_day(patient.as_of)


def _no_result(leaf: Leaf, patient: Patient, policy: str) -> Finding:
    need = (f"needs: {leaf.name}",)
    asked = policy == "presume" and patient.index.known and leaf.kind == "exclusion"
    if asked and _would_be_told(leaf, patient):
        reason = f"no result for {leaf.name}, taken for not being so far from normal"
        return Finding(Verdict.NOT_MET, PRESUMED, reason, confidence=_VAGUE)
    return Finding(Verdict.UNKNOWN, "none", f"no result for {leaf.name}", missing=need)
