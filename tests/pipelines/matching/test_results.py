"""Results, ages and sexes against what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patients import AS_OF, asked, fact, judged, leaf, patient

from nlp.model import Quote
from nlp.vocabulary import load_vocabulary
from pipelines.matching.judge import Judge
from pipelines.matching.patient import Patient
from pipelines.matching.results import measured

CASES = [
    ("hemoglobin >= 9 g/dL", "2024-06-20 hemoglobin = 10 g/dL", "met stated"),
    ("hemoglobin >= 9 g/dL", "2024-06-20 hemoglobin = 8 g/dL", "not_met stated"),
    ("hemoglobin >= 9 g/dL", "2024-06-20 asthma", None),
    ("ast <= 2.5 xULN", "2024-06-20 ast = 110 U/L", "not_met inferred"),
    ("glucose <= 150 mg/dL", 'glucose with "normal"', "met inferred"),
    ("glucose <= 126 mg/dL", "glucose", None),
    ("alt > 1.5", "alt = 14 U/L", None),
    ("heart_rate >= 90 /min", "tachycardia; age = 40 a", "met inferred"),
    ("heart_rate >= 110 /min", "tachycardia; age = 40 a", "unknown none"),
    ("bmi < 25 kg/m2", "weight = 70 kg; height = 175 cm", "met inferred"),
]


@pytest.mark.parametrize(("form", "told", "expected"), CASES)
def test_measured(form, told, expected):
    found = measured(patient(told), leaf(form))
    assert (found and f"{found.verdict.value} {found.basis}") == expected


def test_a_derived_result_shows_its_arithmetic_and_its_sources():
    found = measured(patient("weight = 70 kg; height = 175 cm"), leaf("bmi < 25 kg/m2"))
    assert "from weight 70, height 175" in found.reason
    assert [each.fact_id for each in found.evidence] == ["n#f1", "n#f2"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("age >= 18 a | age = 30 a", "met"),
        ("age >= 18 a | age = 12 a", "not_met"),
        ("age = 18 a | age = 30 a", "unknown"),
        ("age = 18 a | age = 18 a", "met"),
        ("male | female", "not_met"),
        ("male | asthma", "unknown"),
    ],
)
def test_who_a_person_is(line, expected):
    assert judged(line, "inclusion").verdict.value == expected


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        ("systolic_bp < 170 mm[Hg]", "met"),
        ("systolic_bp < 160 mm[Hg]", "not_met"),
        ("systolic_bp > 190 mm[Hg]", "not_met"),
    ],
)
def test_of_several_results_of_one_note_and_day_the_last_counts(asked_for, expected):
    assert twice(asked_for, "inclusion").verdict.value == expected


def test_no_one_is_shut_out_by_results_that_differ():
    assert twice("systolic_bp < 170 mm[Hg]", "exclusion").verdict.value == "unknown"
    assert twice("systolic_bp < 190 mm[Hg]", "exclusion").verdict.value == "met"


def twice(asked_for: str, kind: str):
    """Judged for a patient of whom one note tells 182 and then 168."""
    told = []
    for number, (start, value) in enumerate([(3, "182"), (20, "168")], 1):
        one = fact(f"2024-06-20 systolic_bp = {value} mm[Hg]", number)
        quote = Quote(start, start + 3, value)
        told.append(replace(one, statement=replace(one.statement, quote=quote)))
    return Judge(Patient.of(told, AS_OF, load_vocabulary())).criterion(asked(asked_for, kind))
