"""What is silence taken for? A fixed policy: notes name the diseases and treatments there are.

That a chart does not mention a disease, a procedure or a drug that would exclude the patient is
taken for its absence; everything else that is not mentioned stays unknown. What a chart cannot
tell (consent, willingness, the investigator's opinion) is never presumed.
"""

from __future__ import annotations

from nlp.model import Statement, Tense, Verdict
from pipelines.matching.finding import Finding

PRESUMED_KINDS = frozenset({"condition", "procedure", "drug", "device", "allergy", "other"})
NOT_IN_CHARTS = frozenset({"consent", "visit"})
_CONFIDENCE = 0.7


def silent(statement: Statement, kind: str, policy: str, known: bool) -> Finding:
    """What follows from notes that say nothing of a statement's concept?

    Args: kind, inclusion or exclusion; policy, presume or unknown; known, whether the patient
        has any fact at all.
    """
    name = statement.concept.name if statement.concept else "this"
    if statement.kind in NOT_IN_CHARTS or statement.kind == "observation":
        chart = statement.kind == "observation"
        reason = f"{name}: not to be found in a chart" if not chart else f"no mention of {name}"
        return Finding(Verdict.UNKNOWN, "none", reason, missing=(f"ask: {name}",), chart=False)
    presumable = (
        policy == "presume"
        and known
        and kind == "exclusion"
        and statement.kind in PRESUMED_KINDS
        and statement.concept is not None
        and statement.assertion.time is not Tense.FUTURE
    )
    if presumable:
        return Finding(
            Verdict.NOT_MET,
            "presumed",
            f"no mention of {name}, taken for its absence",
            confidence=_CONFIDENCE,
        )
    return Finding(Verdict.UNKNOWN, "none", f"no mention of {name}", missing=(f"needs: {name}",))
