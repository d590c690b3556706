"""Facts that say so, deny it or come near; each with its basis and its sureness."""

from __future__ import annotations

import pytest
from patients import asked, leaf, patient

from pipelines.matching.presence import present

CASES = [
    ("asthma", "asthma", "met stated"),
    ("malignancy", "lung_cancer", "met inferred"),
    ("lung_cancer", "malignancy", None),
    ("lung_cancer", "breast_cancer", None),
    ("lung_cancer", "malignancy absent", "not_met inferred"),
    ("asthma", "asthma absent", "not_met stated"),
    ("asthma", "asthma possible", "unknown none"),
    ("asthma possible", "asthma possible", "met stated"),
    ("asthma hypothetical", "asthma", "unknown none"),
    ('asthma with "severe"', "asthma", "unknown none"),
    ('asthma with "severe"', 'asthma with "severe"', "met stated"),
    ('asthma with "documented"', "asthma", "met stated"),
    ("neurologic_disease", "tremor", "unknown none"),
    ("infection", "infection", "met stated"),
    ("surgery (future)", "appendectomy", "unknown none"),
    ("rituximab", "rituximab (history)", "not_met stated"),
    ("rituximab (history)", "rituximab (history)", "met stated"),
    ('nephrectomy with "concurrent"', "nephrectomy (history)", "not_met stated"),
    ('nephrectomy with "concurrent"', "nephrectomy", "met stated"),
    ("nephrectomy", "nephrectomy (history)", "met stated"),
    ("abnormality", "abnormality absent", "not_met stated"),
    ("contraception", "contraception absent", "unknown none"),
    ("asthma (family)", "asthma", None),
    ("asthma (family)", "asthma (family)", "met stated"),
    ("psoriasis", "asthma", None),
    ("eczema", 'eczema (history) with "outgrown"', "not_met stated"),
    ("eczema", 'eczema (history) with "outgrown"; eczema', "met stated"),
    ("eczema (history)", 'eczema (history) with "outgrown"', "met stated"),
    ("healthy", "healthy (history)", "unknown none"),
    ("pregnancy", "gestational_diabetes (history)", "unknown none"),
    ("pregnancy", "gestational_diabetes", "met inferred"),
    ("healthy", "healthy", "met stated"),
]


@pytest.mark.parametrize(("form", "told", "expected"), CASES)
def test_present(form, told, expected):
    found = present(patient(told), leaf(form))
    assert (found and f"{found.verdict.value} {found.basis}") == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("abnormality and psoriasis", None),
        ("asthma and psoriasis", "not_met stated"),
    ],
)
def test_the_denial_of_anything_answers_only_who_asks_for_that(form, expected):
    told = patient("abnormality absent; asthma absent")
    found = present(told, asked(form).leaves[0])
    assert (found and f"{found.verdict.value} {found.basis}") == expected


def test_a_conflict_is_told_with_both_passages():
    found = present(patient("2024-06-20 asthma; 2024-06-21 asthma absent"), leaf("asthma"))
    assert [each.role for each in found.evidence] == ["supports", "contradicts"]
    assert "deny" in found.reason
    assert found.confidence < 0.8


def test_times_of_an_undated_note_are_an_assumption():
    found = present(
        patient("stroke within [-2 wk, 0 d] of as_of"),
        leaf("stroke within [-60 d, 0 d] of screening"),
    )
    assert (found.verdict.value, [each.code for each in found.assumptions]) == ("met", ["note_day"])
