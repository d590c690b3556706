"""Trials x patients: every criterion judged, and what follows for the trial as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from nlp.model import Fact, Trial
from nlp.vocabulary import Vocabulary
from pipelines.matching.confidence import Calibration, shipped_calibration
from pipelines.matching.judge import Judge
from pipelines.matching.laying import Result, laid
from pipelines.matching.panel import Panel
from pipelines.matching.patient import Patient
from pipelines.matching.ready import Ready
from pipelines.matching.sharing import Shared
from pipelines.matching.times import NO_DAY, newest

# How many findings are remembered for trials to come: of all patients, and of each at least.
_KEPT, _LEAST_KEPT = 400_000, 200
# So many patients are laid against a trial at once: what is found of them is held till it is told.
_AT_ONCE = 1000
# A patient may sit on so many panels on the average: all patients, those of new notes, one alone.
_PANELS = 3


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
        yield from matcher.against(matcher.ready(trial))


class Matcher:
    """Patients to be laid against trials; each is looked at when first asked for.

    `groups`: the patients that are laid against a trial at once.
    """

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
        places = range(0, len(self.patients), _AT_ONCE)
        self.groups = tuple(self.patients[each : each + _AT_ONCE] for each in places)
        self._kept = max(_LEAST_KEPT, _KEPT // max(1, len(self.patients)))
        self._judges: dict[str, Judge] = {}
        self._hushed: dict[tuple[str | None, bool], Judge] = {}
        self._panels: dict[tuple[str, ...], Panel] = {}
        self._seated = 0
        self._shared = Shared()

    def ready(self, trial: Trial) -> Ready:
        """A trial made ready, its nodes shared with those before."""
        return Ready.of(trial, self.vocabulary, self._shared)

    def against(self, ready: Ready, patients: tuple[str, ...] | None = None) -> Iterator[Result]:
        """One trial against some patients, or against all of them, in their order."""
        for group in self.groups if patients is None else (patients,):
            yield from laid(ready, self._panel(group), group)

    def pair(self, patient_id: str, ready: Ready) -> Result:
        """One patient against one trial."""
        return next(self.against(ready, (patient_id,)))

    def _panel(self, patients: tuple[str, ...]) -> Panel:
        panel = self._panels.get(patients)
        if panel is None:
            if self._seated > _PANELS * len(self.patients):
                self._panels.clear()
                self._seated = 0
            self._seated += len(patients)
            judges = [self._judge(each) for each in patients]
            panel = self._panels[patients] = Panel(judges, self._kept * len(patients))
        return panel

    def _judge(self, patient_id: str) -> Judge:
        judge = self._judges.get(patient_id)
        if judge is None:
            known = self._facts[patient_id]
            day = self._as_of.get(patient_id) or self._as_of.get("") or _latest_day(known)
            patient = Patient.of(_told_by(known, day), day, self.vocabulary)
            silence = self._silence_of(patient)
            judge = Judge(patient, self._silence, self._calibration, silence)
            self._judges[patient_id] = judge
        return judge

    def _silence_of(self, patient: Patient) -> Judge:
        """The judge of a patient of this sex whose notes tell of other things, or of nothing."""
        like = (patient.person.sex, patient.index.known)
        if like not in self._hushed:
            silent = Patient.silent(*like, patient.as_of, self.vocabulary)
            self._hushed[like] = Judge(silent, self._silence, self._calibration)
        return self._hushed[like]


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
