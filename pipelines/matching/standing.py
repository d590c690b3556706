"""What follows from the findings for a trial as a whole: its status, what blocks, the score.

Each criterion that counts by itself has a share in it. The shares of those that the facts do not
bear on are worked out once for all patients, so that a pair costs little more than what it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from nlp.model import Criterion, Match, Verdict
from pipelines.matching.finding import Finding
from pipelines.matching.silence import PRESUMED

_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_TOLD = ((_MET, _MET.value), (_NOT_MET, _NOT_MET.value), (_UNKNOWN, _UNKNOWN.value))
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


def share_of(criterion: Criterion, placing: bool, weight: int, found: Finding) -> Share:
    """What does a finding on a criterion add? `placing` and `weight` as of its head."""
    verdict, included = found.verdict, criterion.kind == "inclusion"
    if placing:
        apart = verdict is _NOT_MET and found.basis != PRESUMED
        return Share(verdict, elsewhere=apart)
    worth = weight * _worth(found) if included else 0.0
    if verdict is _UNKNOWN:
        return Share(verdict, found.chart, found.missing, worth)
    if included and verdict is _NOT_MET and found.basis == PRESUMED:
        return Share(verdict, True)  # presumed: it rules no one out
    return Share(verdict, worth=worth, blocks=verdict is (_NOT_MET if included else _MET))


def _worth(found: Finding) -> float:
    """How far does an answer to an inclusion speak for the patient?"""
    if found.verdict is _MET:
        return _HALF if found.basis == PRESUMED else found.confidence
    if found.verdict is _UNKNOWN:
        if found.near:
            return _NEAR
        partly = any(each.role == _SUPPORTS for each in found.evidence)
        return _HALF if partly else _UNMENTIONED
    return 0.0


class Whole(NamedTuple):
    """The criteria of a trial that count by themselves. `asked`: the weight of what a patient
    must meet; `cohorts`: those that have criteria of their own."""

    trial_id: str
    tops: tuple[Criterion, ...]
    asked: int
    cohorts: frozenset[str]


def stand(patient: str, whole: Whole, shares: Sequence[Share], as_of: date) -> Match:
    """Ineligible by what is said, open by what a chart could tell and does not, else eligible."""
    shut: tuple[str, ...] = ()
    told, status, missing, worth, blockers = _TOLD, "eligible", (), 0.0, 0
    counts = tuple((name, 0) for _, name in told)
    if shares:
        verdicts, opens, needed, worths, blocks, _ = zip(*shares, strict=True)
        counts = tuple((name, verdicts.count(verdict)) for verdict, name in told)
        missing = tuple(dict.fromkeys(chain.from_iterable(needed)))
        worth, blockers = sum(worths), blocks.count(True)
        status = "undetermined" if True in opens else status
        if blockers:
            shut = _shut(whole, shares)
            status = "ineligible" if shut else status
    share = (worth + _PRIOR * _UNMENTIONED) / (whole.asked + _PRIOR)
    score = share * _RULED_OUT**blockers
    return Match(patient, whole.trial_id, status, score, counts, shut, missing, as_of)


def _shut(whole: Whole, shares: Sequence[Share]) -> tuple[str, ...]:
    """What rules the patient out. One cohort's criteria do only if no cohort is left.

    Cohorts of which the patient is not, by their headings, rule no one out alone: "Women:" may
    head what is asked of women beside what is asked of all.
    """
    blocking = [top for top, each in zip(whole.tops, shares, strict=True) if each.blocks]
    shut = {top.cohort for top in blocking if top.cohort}
    others = {top.cohort for top, each in zip(whole.tops, shares, strict=True) if each.elsewhere}
    if shut and shut | others == whole.cohorts:
        return tuple(top.criterion_id for top in blocking)
    return tuple(top.criterion_id for top in blocking if top.cohort is None)
