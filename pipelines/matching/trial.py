"""Trials x patients: every criterion judged, and what follows for the trial as a whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from nlp.model import Fact, Judgement, Match, Trial, Verdict
from nlp.vocabulary import Vocabulary
from pipelines.matching.confidence import Calibration, shipped_calibration
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.patient import Patient
from pipelines.matching.ready import Ready
from pipelines.matching.sharing import Shared
from pipelines.matching.silence import PRESUMED
from pipelines.matching.times import NO_DAY, newest

Result = tuple[tuple[Judgement, ...], Match]
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
_TOLD = (_MET.value, _NOT_MET.value, _UNKNOWN.value)
# Past the keywords of the tuple's own constructor.
_made: Callable[[tuple[Any, ...]], Judgement] = partial(tuple.__new__, Judgement)
# How many findings are remembered for trials to come: of all patients, and of each at least.
_KEPT, _LEAST_KEPT = 400_000, 200
# The score is the share of inclusion criteria that the notes answer for the patient, those that
# ask for a disease counting twice: in full, in part where they come near, half where a part of it
# holds or only their silence answers, a little where they leave it open. Each disqualifier halves
# it. The numbers are set by what they mean, not fitted.
_NEAR, _HALF, _UNMENTIONED, _PRIOR, _RULED_OUT = 0.7, 0.5, 0.2, 1, 0.5
_SUPPORTS = "supports"
_NOTHING = "nothing in the notes bears on it"


def match(
    trials: Iterable[Trial],
    facts: Iterable[Fact],
    *,
    as_of: Mapping[str, date] | None = None,
    vocabulary: Vocabulary,
    silence: str = "presume",
) -> Iterator[Result]:
    """Lays each patient's facts against each trial: the judgements and the match of each pair.

    Args: as_of, the day per patient id (under "" the day of all others); without one, the day of
        the patient's latest fact. silence, presume or unknown.
    """
    matcher = Matcher(facts, as_of or {}, vocabulary, silence)
    for trial in trials:
        ready = matcher.ready(trial)
        for patient in matcher.patients:
            yield matcher.pair(patient, ready)


class Matcher:
    """Patients to be laid against trials, pair by pair; each is looked at when first asked for."""

    def __init__(
        self,
        facts: Iterable[Fact],
        as_of: Mapping[str, date],
        vocabulary: Vocabulary,
        silence: str = "presume",
        calibration: Calibration | None = None,
    ) -> None:
        """calibration: how often verdicts are right; without one, the counts that ship."""
        self._calibration = shipped_calibration() if calibration is None else calibration
        self.vocabulary, self._silence, self._as_of = vocabulary, silence, as_of
        self._facts: dict[str, list[Fact]] = {}
        for fact in facts:
            self._facts.setdefault(fact.patient_id, []).append(fact)
        self.patients = tuple(self._facts)
        self._kept = max(_LEAST_KEPT, _KEPT // max(1, len(self.patients)))
        self._judges: dict[str, Judge] = {}
        self._hushed: dict[str | None, Judge] = {}
        self._shared = Shared()

    def ready(self, trial: Trial) -> Ready:
        """A trial made ready, its nodes shared with those before."""
        return Ready.of(trial, self.vocabulary, self._shared)

    def pair(self, patient_id: str, ready: Ready) -> Result:
        """One patient against one trial."""
        judge = self._judges.get(patient_id)
        if judge is None:
            judge = self._judges[patient_id] = self._judge(patient_id)
        return _pair(patient_id, judge, ready)

    def _judge(self, patient_id: str) -> Judge:
        known = self._facts[patient_id]
        day = self._as_of.get(patient_id) or self._as_of.get("") or _latest_day(known)
        known = _told_by(known, day)
        patient = Patient.of(known, day, self.vocabulary)
        sex = patient.person.sex
        if sex not in self._hushed:
            # The patient of this sex whose notes tell of other things than is asked.
            silent = Patient.silent(sex, day, self.vocabulary)
            self._hushed[sex] = Judge(
                silent, self._silence, sys.maxsize, calibration=self._calibration
            )
        return Judge(patient, self._silence, self._kept, self._hushed[sex], self._calibration)


def _told_by(known: list[Fact], day: date) -> list[Fact]:
    """The facts of the notes that were written by that day: what came later is not known yet."""
    later = {
        fact.note_id
        for fact in known
        if fact.time.source == "note_date" and fact.time.start is not None
        if (low := fact.time.start.interval().low) is not None and low.value > day
    }
    return [fact for fact in known if fact.note_id not in later] if later else known


def _latest_day(known: list[Fact]) -> date:
    """The day of the latest fact; `NO_DAY` where none has a date."""
    day = max(map(newest, known))
    return NO_DAY if day == date.min else day


def _pair(patient: str, judge: Judge, ready: Ready) -> Result:
    trial_id, complaint = ready.trial.trial_id, judge.patient.complaint
    # What the patient has instead of the disease that an open inclusion asks for.
    instead = {"inclusion": complaint}
    findings = ready.findings(judge)
    judged = []
    for head, found in zip(ready.heads, findings, strict=True):
        criterion_id, kind, bodily, placing, _ = head
        verdict, basis, reason, proof, assumptions, missing, confidence, _, _ = found
        if bodily and verdict is _UNKNOWN and not proof:
            proof = instead.get(kind, ())
        asked = (patient, trial_id, criterion_id, kind, verdict, basis, reason or _NOTHING)
        judged.append(_made((*asked, confidence, proof, assumptions, missing, placing)))
    return tuple(judged), _match(patient, ready, findings, judge.patient.as_of)


def _match(patient: str, ready: Ready, findings: list[Finding], as_of: date) -> Match:
    """Ineligible by what is said, open by what a chart could tell and does not, else eligible."""
    counts = {_MET: 0, _NOT_MET: 0, _UNKNOWN: 0}
    missing: dict[str, None] = {}
    blocking: list[tuple[str | None, str]] = []
    others: set[str | None] = set()
    charted, asked, answered = False, 0, 0.0
    for at, criterion in ready.tops:
        found = findings[at]
        verdict, kind = found.verdict, criterion.kind
        counts[verdict] += 1
        _, _, _, placing, weight = ready.heads[at]
        if placing:
            if verdict is _NOT_MET and found.basis != PRESUMED:
                others.add(criterion.cohort)
            continue
        if verdict is _UNKNOWN:
            charted = charted or found.chart
            missing.update(dict.fromkeys(found.missing))
        elif found.basis == PRESUMED and kind == "inclusion" and verdict is _NOT_MET:
            charted = True  # presumed: it rules no one out
        elif verdict is (_MET if kind == "exclusion" else _NOT_MET):
            blocking.append((criterion.cohort, criterion.criterion_id))
        if kind == "inclusion":
            asked += weight
            answered += weight * _worth(found)
    shut = _shut(blocking, others, ready)
    status = "ineligible" if shut else "undetermined" if charted else "eligible"
    share = (answered + _PRIOR * _UNMENTIONED) / (asked + _PRIOR)
    score = share * _RULED_OUT ** len(blocking)
    told = tuple(zip(_TOLD, counts.values(), strict=True))
    trial_id = ready.trial.trial_id
    return Match(patient, trial_id, status, score, told, shut, tuple(missing), as_of)


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


def _shut(
    blocking: list[tuple[str | None, str]], others: set[str | None], ready: Ready
) -> tuple[str, ...]:
    """What rules the patient out. One cohort's criteria do only if no cohort is left.

    others: cohorts of which the patient is not, by their headings. That alone rules no one out:
    "Women:" may head what is asked of women beside what is asked of all.
    """
    if not blocking:
        return ()
    shut = {cohort for cohort, _ in blocking if cohort}
    if shut and shut | others == ready.cohorts():
        return tuple(identity for _, identity in blocking)
    return tuple(identity for cohort, identity in blocking if cohort is None)
