"""What the judge found for one part of an expression, and how findings combine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from nlp.model import Assumption, Evidence, Fact, Quote, Verdict, at_least, conjunction, disjunction
from pipelines.matching.candidates import FactIndex

# The weaker basis of two decides what the whole rests on.
_RANKS = {"stated": 0, "inferred": 1, "presumed": 2, "none": 3}
_REASONS = 4
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
T = TypeVar("T")


class Finding(NamedTuple):
    """A verdict on a part, with its basis, reasons, evidence and what would settle it.

    A tuple, for there are patients x parts of them.

    `chart` False: a chart cannot tell (consent, the investigator's opinion). `near`: open, though
    a fact speaks of the very thing.
    """

    verdict: Verdict
    basis: str = "none"
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    missing: tuple[str, ...] = ()
    confidence: float = 0.5
    chart: bool = True
    near: bool = False

    def as_sure_as(self, confidence: float) -> Finding:
        """The same finding, of this confidence."""
        verdict, basis, reason, proof, assumed, missing, _, chart, near = self
        return _made((verdict, basis, reason, proof, assumed, missing, confidence, chart, near))

    def found_as(self, verdict: Verdict) -> Finding:
        """The same finding, of this verdict."""
        return _made((verdict, *self[1:]))


# Past the keywords of the tuple's own constructor, for what is made of every part.
_made: Callable[[tuple[Any, ...]], Finding] = partial(tuple.__new__, Finding)


def evidence_of(fact: Fact, role: str, index: FactIndex | None = None) -> tuple[Evidence, ...]:
    """The fact's words as evidence; of a derived fact the words of those it rests on."""
    derived = index.derived.get(fact.fact_id) if index else None
    if derived is not None:
        return tuple(
            each for source in derived.sources for each in evidence_of(source, role, index)
        )
    quote = fact.statement.quote or Quote(0, 0, "")
    return (Evidence(fact.note_id, quote, fact.fact_id, role),)


def as_near(evidence: Evidence) -> Evidence:
    """The same passage, as one that comes near and decides nothing."""
    return Evidence(evidence.note_id, evidence.quote, evidence.fact_id, "near")


def combined(verdict: Verdict, parts: Sequence[Finding]) -> Finding:
    """The finding of a whole from the parts that decided it."""
    known = verdict is not _UNKNOWN
    if known:
        decisive = [part for part in parts if part.verdict is not _UNKNOWN]
        missing: tuple[str, ...] = ()
    else:
        decisive = [part for part in parts if part.verdict is _UNKNOWN] or list(parts)
        missing = _once([part.missing for part in decisive if part.missing])
    if len(decisive) == 1 and (known or len(parts) == 1):
        part = decisive[0]
        return part if part.verdict is verdict else part.found_as(verdict)
    if not decisive:
        return Finding(verdict)
    # One walk over plain tuples: this is done for patients x conjunctions.
    reasons: dict[str, None] = {}
    basis, highest, least, charted, close = "none", -1, 1.0, False, False
    for _, based, reason, _, _, _, sure, chart, near in decisive:
        if reason:
            reasons[reason] = None
        if known and _RANKS[based] > highest:
            basis, highest = based, _RANKS[based]
        if sure < least:
            least = sure
        charted, close = charted or chart, close or near
    reason = "; ".join(list(reasons)[:_REASONS])
    proof = _once([part.evidence for part in (decisive if known else parts) if part.evidence])
    assumed = _once([part.assumptions for part in decisive if part.assumptions])
    close = close and not known
    return _made((verdict, basis, reason, proof, assumed, missing, least, charted, close))


def _once(given: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """All of them, each once, in their order."""
    if not given:
        return ()
    if len(given) == 1:
        return given[0]
    return tuple(dict.fromkeys([item for each in given for item in each]))


def every(parts: Sequence[Finding]) -> Finding:
    """All of them hold?"""
    verdict = conjunction([part.verdict for part in parts])
    if verdict is _NOT_MET:
        return combined(verdict, _firmest(parts))
    return combined(verdict, parts)


def some(parts: Sequence[Finding]) -> Finding:
    """Any of them holds?"""
    verdict = disjunction([part.verdict for part in parts])
    if verdict is _MET:
        return combined(verdict, [part for part in parts if part.verdict is verdict])
    return combined(verdict, parts)


def _firmest(parts: Sequence[Finding]) -> list[Finding]:
    """Of the parts that do not hold, each of which decides alone, those on the firmest ground."""
    deciding = [part for part in parts if part.verdict is _NOT_MET]
    if len(deciding) == 1:
        return deciding
    firmest = min([_RANKS[part.basis] for part in deciding])
    return [part for part in deciding if _RANKS[part.basis] == firmest]


def enough(count: int, parts: Sequence[Finding]) -> Finding:
    """At least so many of them hold?"""
    return combined(at_least(count, [part.verdict for part in parts]), parts)


def opposite(part: Finding) -> Finding:
    """It does not hold?"""
    return part if part.verdict is _UNKNOWN else part.found_as(~part.verdict)
