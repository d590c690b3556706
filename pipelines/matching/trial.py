"""Trials x patients: every criterion judged, and what follows for the trial as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from nlp.model import Criterion, Fact, Judgement, Match, Trial, Verdict
from nlp.vocabulary import Vocabulary
from pipelines.matching.candidates import FactIndex, newest
from pipelines.matching.finding import Finding
from pipelines.matching.judge import Judge


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
    by_patient: dict[str, list[Fact]] = {}
    for fact in facts:
        by_patient.setdefault(fact.patient_id, []).append(fact)
    judges = {
        patient: _judge(patient, known, as_of or {}, vocabulary, silence)
        for patient, known in by_patient.items()
    }
    for trial in trials:
        criteria = {each.criterion_id: each for each in trial.criteria}
        for patient, judge in judges.items():
            yield _pair(patient, judge, trial, criteria)


def _judge(
    patient: str,
    facts: list[Fact],
    as_of: Mapping[str, date],
    vocabulary: Vocabulary,
    silence: str,
) -> Judge:
    day = as_of.get(patient) or as_of.get("") or max(map(newest, facts))
    return Judge(FactIndex(facts, vocabulary), day, vocabulary, silence)


def _pair(
    patient: str, judge: Judge, trial: Trial, criteria: Mapping[str, Criterion]
) -> tuple[tuple[Judgement, ...], Match]:
    judged, top = [], []
    for criterion in trial.criteria:
        finding = judge.criterion(criterion, criteria)
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
            top.append((judgement, finding))
    return tuple(judged), _match(patient, trial.trial_id, top, judge.as_of)


def _match(patient: str, trial_id: str, top: list[tuple[Judgement, Finding]], as_of: date) -> Match:
    blocking = tuple(each.criterion_id for each, _ in top if each.disqualifies)
    open_ones = [(each, found) for each, found in top if each.verdict is Verdict.UNKNOWN]
    charted = [found for _, found in open_ones if found.chart]
    status = "ineligible" if blocking else "undetermined" if charted else "eligible"
    missing = dict.fromkeys(text for _, found in open_ones for text in found.missing)
    counts = tuple((v.value, sum(each.verdict is v for each, _ in top)) for v in Verdict)
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


def _score(top: list[tuple[Judgement, Finding]]) -> float:
    """0 to 1: the share of criteria that speak for the patient, an open one counting in part.

    Each criterion that rules the patient out weighs three times as much as one that does not.
    """
    if not top:
        return 0.5
    total = 0.0
    for judgement, finding in top:
        if judgement.disqualifies:
            total -= 2.0 * finding.confidence
        elif judgement.verdict is Verdict.UNKNOWN:
            total += 0.5
        else:
            total += finding.confidence
    return min(1.0, max(0.0, total / len(top)))
