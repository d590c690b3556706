"""Facts that name what is asked and yet leave the answer open."""

from __future__ import annotations

import pytest
from patients import judged

CASES = [
    # A finding that a result makes is not a disease of a wide class.
    ("bleeding_disorder | platelets = 110 10*9/L", "exclusion", "unknown"),
    ("thrombocytopenia | platelets = 110 10*9/L", "exclusion", "met"),
    ("metabolic_disease | sodium = 147 mmol/L", "exclusion", "unknown"),
    ("heart_disease | lvef = 30 %", "exclusion", "met"),
    # What a bleeding may come from is suspected by its own name.
    ("malignancy | hematemesis", "exclusion", "not_met"),
    ("gastric_cancer | hematemesis", "exclusion", "unknown"),
    # That a result was measured excludes no one, and includes by what is asked beside it.
    ("creatinine | creatinine = 0.8 mg/dL", "exclusion", "unknown"),
    ("ast and alt < 3 xULN | ast = 500 U/L; alt = 20 U/L", "inclusion", "met"),
    ("injury | contusion", "inclusion", "met"),
    ("infection | pneumonia", "inclusion", "unknown"),
    # A pulse of today denies no tachycardia of before.
    (
        "ventricular_tachycardia (history) | heart_rate = 70 /min; heart_disease",
        "exclusion",
        "not_met",
    ),
    # Some disease or other is told of everybody.
    ("cervical_carcinoma_in_situ and disease absent | disease", "exclusion", "not_met"),
    # What is suspected of one kind or another may be of this one, unless a kind is told.
    ("brain_metastasis | metastatic_cancer possible", "exclusion", "unknown"),
    ("brain_metastasis | metastatic_cancer possible; liver_metastasis", "exclusion", "not_met"),
    ("brain_metastasis | malignancy possible", "exclusion", "not_met"),
]


@pytest.mark.parametrize(("line", "kind", "expected"), CASES)
def test_doubts(line, kind, expected):
    assert judged(line, kind).verdict.value == expected


def test_what_was_only_thought_of_was_not_given():
    assert (
        judged("plasmapheresis | plasmapheresis possible", "exclusion").verdict.value == "not_met"
    )
    assert judged("pneumonia | pneumonia possible", "exclusion").verdict.value == "unknown"
