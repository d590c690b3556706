"""Counting how often verdicts are right, and what the counts are worth to other patients."""

from __future__ import annotations

import pytest

from nlp.model import Judgement, Verdict
from pipelines.matching import Group
from pipelines.matching.confidence import read_calibration
from pipelines.training.confidence import (
    after,
    answers_of,
    before,
    calibration_text,
    fit_confidence,
)


def judgement(patient, verdict, confidence=0.5, criterion="T#E1"):
    return Judgement(patient, "T", criterion, "exclusion", verdict, "stated", "", confidence)


MANY = [judgement(f"p{n}", Verdict.MET) for n in range(60)]
GOLD = {(f"p{n}", "T#E1"): "met" for n in range(60)}


def test_only_what_people_judged_is_counted():
    gold = {("p", "T#E1"): "met", ("q", "T#E1"): "unknown"}
    judged = [judgement(each, Verdict.MET) for each in ("p", "q", "r")]
    judged.append(judgement("p", Verdict.MET, criterion="T#E2"))
    answers = answers_of(judged, gold)
    assert [(each.patient_id, each.right) for each in answers] == [("p", True), ("q", False)]
    assert fit_confidence(answers) == {("exclusion", "met", "stated"): Group(2, 1)}


def test_counts_come_back_from_the_table():
    counts = fit_confidence(answers_of(MANY, GOLD))
    assert read_calibration(calibration_text(counts, 'the "ward", free')) == counts


def test_figures_before():
    half = [judgement("p", Verdict.MET, 0.8), judgement("q", Verdict.MET, 0.8)]
    figures = before(answers_of(half, {("p", "T#E1"): "met", ("q", "T#E1"): "unknown"}))
    assert figures.brier == pytest.approx((0.2**2 + 0.8**2) / 2)
    assert figures.ece == pytest.approx(0.3)


def test_the_others_counts_help_where_the_judge_is_too_unsure():
    answers = answers_of(MANY, GOLD)
    assert after(answers, 5).ece < before(answers).ece / 2


def test_a_patients_own_verdicts_do_not_count():
    one = answers_of([judgement("p", Verdict.MET)] * 40, {("p", "T#E1"): "met"})
    assert after(one, 5) == before(one)


def test_of_nothing():
    assert str(before([])) == "Brier 0.0000, ECE 0.0000"
