"""Trials x patients: every criterion judged, and what follows for the trial as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from nlp.model import Criterion, Fact, Judgement, Match, Trial, Verdict
from nlp.vocabulary import Vocabulary
from pipelines.matching.asked import Asked, ask
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge
from pipelines.matching.patient import Patient
from pipelines.matching.times import newest

Judged = tuple[Criterion, Judgement, Finding]


def match(
    trials: Iterable[Trial],
    facts: Iterable[Fact],
    *,
    as_of: Mapping[str, date] | None = None,
    vocabulary: Vocabulary,
    silence: str = "presume",
) -> Iterator[tuple[tuple[Judgement, ...], Match]]:
    """Lays each patient's facts against each trial: the judgements and the match of each pair.

    Args: as_of, the day per patient id (under "" the day of all others); without one, the day of
        the patient's latest fact. silence, presume or unknown.
    """
    patients = _patients(facts, as_of or {}, vocabulary)
    judges = {each: Judge(patient, silence) for each, patient in patients.items()}
    for trial in trials:
        asked = ask(trial, vocabulary)
        for each, judge in judges.items():
            yield _pair(each, judge, trial, asked)


def _patients(
    facts: Iterable[Fact], as_of: Mapping[str, date], vocabulary: Vocabulary
) -> dict[str, Patient]:
    by_patient: dict[str, list[Fact]] = {}
    for fact in facts:
        by_patient.setdefault(fact.patient_id, []).append(fact)
    return {
        patient: Patient.of(
            known, as_of.get(patient) or as_of.get("") or max(map(newest, known)), vocabulary
        )
        for patient, known in by_patient.items()
    }


def _pair(
    patient: str, judge: Judge, trial: Trial, asked: tuple[Asked, ...]
) -> tuple[tuple[Judgement, ...], Match]:
    judged, top = [], []
    for each in asked:
        criterion, finding = each.criterion, judge.criterion(each)
        judgement = Judgement(
            patient,
            trial.trial_id,
            criterion.criterion_id,
            criterion.kind,
            finding.verdict,
            finding.basis,
            finding.reason or "nothing in the notes bears on it",
            finding.confidence,
            finding.evidence,
            finding.assumptions,
            finding.missing,
        )
        judged.append(judgement)
        if criterion.parent_id is None:
            top.append((criterion, judgement, finding))
    return tuple(judged), _match(patient, trial.trial_id, top, judge.patient.as_of)


def _blocking(top: list[Judged]) -> tuple[str, ...]:
    """What rules the patient out. One cohort's criteria do only if every cohort rules out."""
    bad = [(criterion, each) for criterion, each, _ in top if each.disqualifies]
    everyone = [each.criterion_id for criterion, each in bad if criterion.cohort is None]
    cohorts = {criterion.cohort for criterion, _, _ in top if criterion.cohort}
    shut = {criterion.cohort for criterion, _ in bad if criterion.cohort}
    if cohorts and shut == cohorts:
        return tuple(each.criterion_id for _, each in bad)
    return tuple(everyone)


def _match(patient: str, trial_id: str, top: list[Judged], as_of: date) -> Match:
    blocking = _blocking(top)
    open_ones = [(each, found) for _, each, found in top if each.verdict is Verdict.UNKNOWN]
    charted = [found for _, found in open_ones if found.chart]
    status = "ineligible" if blocking else "undetermined" if charted else "eligible"
    missing = dict.fromkeys(text for _, found in open_ones for text in found.missing)
    counts = tuple((v.value, sum(each.verdict is v for _, each, _ in top)) for v in Verdict)
    return Match(
        patient,
        trial_id,
        status,
        _score(top),
        counts,
        blocking,
        tuple(missing),
        as_of,
    )


def _score(top: list[Judged]) -> float:
    """0 to 1: the share of criteria that speak for the patient, an open one counting in part.

    Each criterion that rules the patient out weighs three times as much as one that does not.
    """
    if not top:
        return 0.5
    total = 0.0
    for _, judgement, finding in top:
        if judgement.disqualifies:
            total -= 2.0 * finding.confidence
        elif judgement.verdict is Verdict.UNKNOWN:
            total += 0.5
        else:
            total += finding.confidence
    return min(1.0, max(0.0, total / len(top)))
