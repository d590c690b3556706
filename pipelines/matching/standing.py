"""What follows from the findings for a trial as a whole: its status, what blocks, the score.

Each criterion that counts by itself has a share in it. The shares of those that the facts do not
bear on are added up once for all patients, so that a pair costs little more than what it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from nlp.model import Criterion, Match, Verdict
from pipelines.matching.finding import Finding
from pipelines.matching.silence import PRESUMED

_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_NAMES = tuple(each.value for each in (_MET, _NOT_MET, _UNKNOWN))
# The score is the share of inclusion criteria that the notes answer for the patient, those that
# ask for a disease counting twice: in full, in part where they come near, half where a part of it
# holds or only their silence answers, a little where they leave it open. Each disqualifier halves
# it. The numbers are set by what they mean, not fitted.
_NEAR, _HALF, _UNMENTIONED, _PRIOR, _RULED_OUT = 0.7, 0.5, 0.2, 1, 0.5
_SUPPORTS = "supports"


class Share(NamedTuple):
    """What one criterion adds. `open`: a chart could tell and does not. `elsewhere`: the patient
    is not of the cohort that its heading names."""

    verdict: Verdict
    open: bool = False
    missing: tuple[str, ...] = ()
    worth: float = 0.0
    blocks: bool = False
    elsewhere: bool = False


# Past the keywords of the tuple's own constructor.
_made: Callable[[tuple[Any, ...]], Share] = partial(tuple.__new__, Share)
_PLACED = {verdict: Share(verdict) for verdict in Verdict}
_ELSEWHERE = Share(_NOT_MET, elsewhere=True)
_PRESUMED_NOT = Share(_NOT_MET, True)  # presumed: it rules no one out
_NOT_INCLUDED = Share(_NOT_MET, blocks=True)
_OF_EXCLUSION = {_MET: Share(_MET, blocks=True), _NOT_MET: Share(_NOT_MET)}


def share_of(found: Finding, kind: str, weight: int, placing: bool) -> Share:
    """What does a finding on a criterion add? `kind`, `weight`, `placing`: of the criterion."""
    verdict = found.verdict
    if placing:
        apart = verdict is _NOT_MET and found.basis != PRESUMED
        return _ELSEWHERE if apart else _PLACED[verdict]
    if kind != "inclusion":
        if verdict is _UNKNOWN:
            return _made((_UNKNOWN, found.chart, found.missing, 0.0, False, False))
        return _OF_EXCLUSION[verdict]
    if verdict is _UNKNOWN:
        worth = weight * _worth_of_open(found)
        return _made((_UNKNOWN, found.chart, found.missing, worth, False, False))
    if verdict is _NOT_MET:
        return _PRESUMED_NOT if found.basis == PRESUMED else _NOT_INCLUDED
    worth = weight * (_HALF if found.basis == PRESUMED else found.confidence)
    return _made((_MET, False, (), worth, False, False))


def _worth_of_open(found: Finding) -> float:
    """How far does an inclusion that is left open speak for the patient?"""
    if found.near:
        return _NEAR
    partly = any(each.role == _SUPPORTS for each in found.evidence)
    return _HALF if partly else _UNMENTIONED


class Whole(NamedTuple):
    """The criteria of a trial that count by themselves. `asked`: the weight of what a patient
    must meet; `cohorts`: those that have criteria of their own."""

    trial_id: str
    tops: tuple[Criterion, ...]
    asked: int
    cohorts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sum:
    """The shares of those on whom no fact bears, added up as far as that goes.

    `counts`: of each verdict; `open`, `blocking`: how many are so.
    """

    shares: tuple[Share, ...]
    counts: dict[Verdict, int]
    needed: tuple[tuple[str, ...], ...]
    missing: tuple[str, ...]
    worths: tuple[float, ...]
    open: int
    blocking: int

    @classmethod
    def of(cls, shares: Sequence[Share]) -> Sum:
        """The shares of a trial's criteria, in their order."""
        verdicts = [each.verdict for each in shares]
        return cls(
            tuple(shares),
            {verdict: verdicts.count(verdict) for verdict in Verdict},
            tuple(each.missing for each in shares),
            _once(each.missing for each in shares),
            tuple(each.worth for each in shares),
            sum(each.open for each in shares),
            sum(each.blocks for each in shares),
        )


Told = Sequence[tuple[int, Share]]


def stand(patient: str, whole: Whole, unsaid: Sum, told: Told, as_of: date) -> Match:
    """Ineligible by what is said, open by what a chart could tell and does not, else eligible.

    Args: told, the shares of those criteria on which the patient's facts bear, each with its
        place: they stand for the ones that are `unsaid` there.
    """
    counts, worths, needed = unsaid.counts.copy(), list(unsaid.worths), None
    opens, blockers = unsaid.open, unsaid.blocking
    for place, share in told:
        verdict, is_open, missing, worths[place], blocks, _ = share
        was, was_open, was_missing, _, was_blocking, _ = unsaid.shares[place]
        if verdict is not was:
            counts[was] -= 1
            counts[verdict] += 1
        opens += is_open - was_open
        blockers += blocks - was_blocking
        if missing != was_missing:
            needed = needed or list(unsaid.needed)
            needed[place] = missing
    status = "undetermined" if opens else "eligible"
    shut: tuple[str, ...] = ()
    if blockers:
        shut = _shut(whole, unsaid.shares, told)
        status = "ineligible" if shut else status
    answered = (sum(worths) + _PRIOR * _UNMENTIONED) / (whole.asked + _PRIOR)
    score = answered * _RULED_OUT**blockers
    shown = tuple(zip(_NAMES, counts.values(), strict=True))
    missing = unsaid.missing if needed is None else _once(needed)
    return Match(patient, whole.trial_id, status, score, shown, shut, missing, as_of)


def _once(needed: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(needed)))


def _shut(whole: Whole, unsaid: Sequence[Share], told: Told) -> tuple[str, ...]:
    """What rules the patient out. One cohort's criteria do only if no cohort is left.

    Cohorts of which the patient is not, by their headings, rule no one out alone: "Women:" may
    head what is asked of women beside what is asked of all. Nor does a cohort that stands alone
    under "Arm 14 only": others are told of in other words.
    """
    shares = list(unsaid)
    for place, share in told:
        shares[place] = share
    blocking = [top for top, each in zip(whole.tops, shares, strict=True) if each.blocks]
    shut = {top.cohort for top in blocking if top.cohort}
    others = {top.cohort for top, each in zip(whole.tops, shares, strict=True) if each.elsewhere}
    if shut and shut | others == whole.cohorts and not _is_one_of_more(whole.cohorts):
        return tuple(top.criterion_id for top in blocking)
    return tuple(top.criterion_id for top in blocking if top.cohort is None)


def _is_one_of_more(cohorts: frozenset[str]) -> bool:
    """Does the only heading of a cohort say that there are others?"""
    return len(cohorts) == 1 and all(each.lower().endswith(" only") for each in cohorts)
