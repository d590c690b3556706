"""Trials x patients: every criterion judged, and what follows for the trial as a whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from nlp.model import Fact, Judgement, Match, Trial
from nlp.vocabulary import Vocabulary
from pipelines.matching.confidence import Calibration, shipped_calibration
from pipelines.matching.judge import Judge
from pipelines.matching.patient import Patient
from pipelines.matching.ready import Ready, with_proof
from pipelines.matching.sharing import Shared
from pipelines.matching.standing import share_of, stand
from pipelines.matching.times import NO_DAY, newest

Result = tuple[tuple[Judgement, ...], Match]
# Past the keywords of the tuple's own constructor.
_made: Callable[[tuple[Any, ...]], Judgement] = partial(tuple.__new__, Judgement)
# How many findings are remembered for trials to come: of all patients, and of each at least.
_KEPT, _LEAST_KEPT = 400_000, 200


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
    unsaid = ready.unsaid(judge.silent or judge)
    tails, shares, places = unsaid.tails.copy(), unsaid.shares.copy(), ready.places
    # What the patient has instead of the disease that an open inclusion asks for.
    instead = judge.patient.complaint
    if instead:
        for at in unsaid.open:
            tails[at] = with_proof(tails[at], instead)
    for at, found in ready.told(judge):
        tail = ready.tail(at, found)
        tails[at] = with_proof(tail, instead) if instead and ready.is_open(at, found) else tail
        place = places[at]
        if place is not None:
            head = ready.heads[at]
            top = ready.whole.tops[place]
            shares[place] = share_of(top, head.placing, head.weight, found)
    judged = tuple([_made((patient, *tail)) for tail in tails])
    return judged, stand(patient, ready.whole, shares, judge.patient.as_of)
