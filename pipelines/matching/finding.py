"""What the judge found for one part of an expression, and how findings combine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from nlp.model import Assumption, Evidence, Fact, Quote, Verdict, at_least
from pipelines.matching.candidates import FactIndex

# The weaker basis of two decides what the whole rests on.
_RANKS = {"stated": 0, "inferred": 1, "presumed": 2, "none": 3}
_REASONS = 4
# How sure a finding is of which nothing is said.
UNSAID = 0.5
_NO_WORDS = Quote(0, 0, "")
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
    confidence: float = UNSAID
    chart: bool = True
    near: bool = False

    def as_sure_as(self, confidence: float) -> Finding:
        """The same finding, of this confidence."""
        verdict, basis, reason, proof, assumed, missing, _, chart, near = self
        return made((verdict, basis, reason, proof, assumed, missing, confidence, chart, near))

    def found_as(self, verdict: Verdict) -> Finding:
        """The same finding, of this verdict."""
        return made((verdict, *self[1:]))


# Past the keywords of the tuple's own constructor, for what is made of every part.
made: Callable[[tuple[Any, ...]], Finding] = partial(tuple.__new__, Finding)
_shown: Callable[[tuple[Any, ...]], Evidence] = partial(tuple.__new__, Evidence)


def evidence_of(fact: Fact, role: str, index: FactIndex | None = None) -> tuple[Evidence, ...]:
    """The fact's words as evidence; of a derived fact the words of those it rests on.

    An index remembers the evidence of its facts.
    """
    if index is None:
        return (_shown((fact.note_id, fact.statement.quote or _NO_WORDS, fact.fact_id, role)),)
    proof = index.proofs.get((id(fact), role))
    if proof is None:
        derived = index.derived.get(fact.fact_id)
        proof = (
            tuple(each for source in derived.sources for each in evidence_of(source, role, index))
            if derived
            else evidence_of(fact, role)
        )
        index.proofs[id(fact), role] = proof
    return proof


def as_near(evidence: Evidence) -> Evidence:
    """The same passage, as one that comes near and decides nothing."""
    return evidence if evidence[3] == "near" else _shown((*evidence[:3], "near"))


def every(parts: Sequence[Finding]) -> Finding:
    """All of them hold?"""
    if len(parts) == 2:  # as of most conjunctions
        one, other = parts
        if one[0] is not _NOT_MET and other[0] is not _NOT_MET:
            return _both(one, other)
        if one[0] is not other[0]:
            return one if one[0] is _NOT_MET else other
    denied = [part for part in parts if part[0] is _NOT_MET]
    if denied:
        return denied[0] if len(denied) == 1 else _settled(_NOT_MET, _firmest(denied))
    left = [part for part in parts if part[0] is _UNKNOWN]
    return _open(left, parts) if left else _settled(_MET, parts)


def some(parts: Sequence[Finding]) -> Finding:
    """Any of them holds?"""
    if len(parts) == 2:
        one, other = parts
        if one[0] is other[0] or (one[0] is not _MET and other[0] is not _MET):
            return _both(one, other)
        return one if one[0] is _MET else other
    met = [part for part in parts if part[0] is _MET]
    if met:
        return met[0] if len(met) == 1 else _settled(_MET, met)
    left = [part for part in parts if part[0] is _UNKNOWN]
    return _open(left, parts) if left else _settled(_NOT_MET, parts)


def enough(count: int, parts: Sequence[Finding]) -> Finding:
    """At least so many of them hold?"""
    verdict = at_least(count, [part[0] for part in parts])
    if verdict is _UNKNOWN:
        return _open([part for part in parts if part[0] is _UNKNOWN], parts)
    return _settled(verdict, [part for part in parts if part[0] is not _UNKNOWN])


def _firmest(denied: Sequence[Finding]) -> list[Finding]:
    """Of the parts that do not hold, each of which decides alone, those on the firmest ground."""
    ranks = [_RANKS[part[1]] for part in denied]
    firmest = min(ranks)
    return [part for part, rank in zip(denied, ranks, strict=True) if rank == firmest]


def _settled(verdict: Verdict, parts: Sequence[Finding]) -> Finding:
    """The finding of a whole from the parts that decided it, each known."""
    if len(parts) == 1:
        (part,) = parts
        return part if part[0] is verdict else part.found_as(verdict)
    if not parts:
        return Finding(verdict)
    # By column, at the speed of `zip`: this is done for patients x conjunctions.
    _, bases, reasons, proofs, assumed, _, sures, charts, _ = zip(*parts, strict=True)
    basis = max(bases, key=_RANKS.__getitem__)
    told, proof, taken = _joined(reasons), _once(proofs), _once(assumed)
    return made((verdict, basis, told, proof, taken, (), min(sures), True in charts, False))


def _open(left: Sequence[Finding], parts: Sequence[Finding]) -> Finding:
    """The finding of a whole that the parts left open leave open; all of them may come near."""
    proof = _once([part[3] for part in parts])
    if len(left) == 1:
        _, _, reason, _, taken, missing, sure, chart, near = left[0]
        return made((_UNKNOWN, "none", reason, proof, taken, missing, sure, chart, near))
    _, _, reasons, _, assumed, needs, sures, charts, nears = zip(*left, strict=True)
    told, taken, missing = _joined(reasons), _once(assumed), _once(needs)
    least, chart, near = min(sures), True in charts, True in nears
    return made((_UNKNOWN, "none", told, proof, taken, missing, least, chart, near))


def _both(one: Finding, other: Finding) -> Finding:
    """As `_settled` and `_open`, of two parts of one verdict, or one of which is open."""
    verdict, basis, reason, proof, taken, missing, sure, chart, near = one
    verdict_2, basis_2, reason_2, proof_2, taken_2, missing_2, sure_2, chart_2, near_2 = other
    proof = _union(proof, proof_2)
    if verdict is not verdict_2:
        if verdict is not _UNKNOWN:
            _, _, reason, _, taken, missing, sure, chart, near = other
        return made((_UNKNOWN, "none", reason, proof, taken, missing, sure, chart, near))
    if reason != reason_2:
        reason = f"{reason}; {reason_2}" if reason and reason_2 else reason or reason_2
    if verdict is _UNKNOWN:
        basis, missing, near = "none", _union(missing, missing_2), near or near_2
    else:
        basis = basis_2 if _RANKS[basis_2] > _RANKS[basis] else basis
        missing, near = (), False
    taken, least = _union(taken, taken_2), sure_2 if sure_2 < sure else sure
    return made((verdict, basis, reason, proof, taken, missing, least, chart or chart_2, near))


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    """Both, each item once."""
    if not one or not other:
        return one or other
    if len(one) == len(other) == 1:
        return one if one == other else one + other
    return tuple(dict.fromkeys(one + other))


def _joined(reasons: Sequence[str]) -> str:
    """The first of the reasons, each once."""
    return "; ".join(list(filter(None, dict.fromkeys(reasons)))[:_REASONS])


def _once(given: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """All of them, each once, in their order."""
    told = list(filter(None, given))
    if not told:
        return ()
    if len(told) == 1:
        return told[0]
    return tuple(dict.fromkeys(chain.from_iterable(told)))


def opposite(part: Finding) -> Finding:
    """It does not hold?"""
    return part if part.verdict is _UNKNOWN else part.found_as(~part.verdict)
