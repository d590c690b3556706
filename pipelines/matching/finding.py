"""What the judge found for one part of an expression, and how findings combine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.model import Assumption, Evidence, Fact, Quote, Verdict, at_least, conjunction, disjunction
from pipelines.matching.candidates import FactIndex

# The weaker basis of two decides what the whole rests on.
_BASES = ("stated", "inferred", "presumed", "none")


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on a part, with its basis, reasons, evidence and what would settle it.

    `chart` False: a chart cannot tell (consent, the investigator's opinion).
    """

    verdict: Verdict
    basis: str = "none"
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    missing: tuple[str, ...] = ()
    confidence: float = 0.5
    chart: bool = True


def evidence_of(fact: Fact, role: str, index: FactIndex | None = None) -> tuple[Evidence, ...]:
    """The fact's words as evidence; of a derived fact the words of those it rests on."""
    derived = index.derived.get(fact.fact_id) if index else None
    if derived is not None:
        return tuple(
            each for source in derived.sources for each in evidence_of(source, role, index)
        )
    quote = fact.statement.quote or Quote(0, 0, "")
    return (Evidence(fact.note_id, quote, fact.fact_id, role),)


def combined(verdict: Verdict, parts: Sequence[Finding]) -> Finding:
    """The finding of a whole from the parts that decided it."""
    decisive = [part for part in parts if part.verdict is not Verdict.UNKNOWN]
    if verdict is Verdict.UNKNOWN:
        decisive = [part for part in parts if part.verdict is Verdict.UNKNOWN] or list(parts)
    evidence = tuple(dict.fromkeys(each for part in decisive for each in part.evidence))
    assumptions = tuple(dict.fromkeys(each for part in decisive for each in part.assumptions))
    missing = tuple(dict.fromkeys(each for part in parts for each in part.missing))
    known = verdict is not Verdict.UNKNOWN
    basis = max((p.basis for p in decisive), key=_BASES.index, default="none") if known else "none"
    reasons = list(dict.fromkeys(part.reason for part in decisive if part.reason))
    confidence = min((part.confidence for part in decisive), default=0.5)
    return Finding(
        verdict,
        basis,
        "; ".join(reasons[:4]),
        evidence,
        assumptions,
        () if known else missing,
        confidence,
        any(part.chart for part in decisive) if decisive else True,
    )


def every(parts: Sequence[Finding]) -> Finding:
    """All of them hold?"""
    verdict = conjunction(part.verdict for part in parts)
    if verdict is Verdict.NOT_MET:
        return combined(verdict, [part for part in parts if part.verdict is verdict])
    return combined(verdict, parts)


def some(parts: Sequence[Finding]) -> Finding:
    """Any of them holds?"""
    verdict = disjunction(part.verdict for part in parts)
    if verdict is Verdict.MET:
        return combined(verdict, [part for part in parts if part.verdict is verdict])
    return combined(verdict, parts)


def enough(count: int, parts: Sequence[Finding]) -> Finding:
    """At least so many of them hold?"""
    return combined(at_least(count, [part.verdict for part in parts]), parts)


def opposite(part: Finding) -> Finding:
    """It does not hold?"""
    return Finding(
        ~part.verdict,
        part.basis,
        part.reason,
        part.evidence,
        part.assumptions,
        part.missing,
        part.confidence,
        part.chart,
    )
