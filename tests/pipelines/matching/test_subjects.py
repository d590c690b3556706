"""Of whom a demand speaks."""

from __future__ import annotations

import pytest
from patients import judged

CASES = [
    ("age >= 7 a and assent | age = 3 a", "inclusion", "met"),
    ("age >= 7 a and assent | age = 9 a", "inclusion", "unknown"),
    ("age [7, 17] a and assent | age = 3 a", "inclusion", "not_met"),
    ("age >= 18 a and informed_consent | age = 3 a", "inclusion", "not_met"),
    ("age >= 7 a and assent and asthma | age = 3 a; asthma", "inclusion", "not_met"),
    ("age >= 21 a and parent_available and child | age = 3 a", "inclusion", "unknown"),
    ("asthma and (if asthma absent then gout) | asthma absent", "inclusion", "unknown"),
    ("asthma and (if asthma absent then gout) | asthma absent; gout", "inclusion", "met"),
    ("asthma and (if asthma absent then gout) | asthma", "inclusion", "met"),
    (
        '(asthma or asthma with "severe") and (if asthma absent then gout) | asthma absent',
        "inclusion",
        "unknown",
    ),
    ("asthma and (if psoriasis absent then gout) | asthma absent", "inclusion", "not_met"),
    ("woman and contraception | male", "inclusion", "met"),
    ("woman and contraception | female; age = 30 a", "inclusion", "unknown"),
    ("woman and pregnancy absent | male", "inclusion", "met"),
    ("woman and pregnancy absent | female; pregnancy", "inclusion", "not_met"),
    ("woman and pregnancy | male", "inclusion", "not_met"),
    ("man and pregnancy absent | female; pregnancy absent", "inclusion", "met"),
    ("woman and asthma | male; asthma", "inclusion", "not_met"),
    (
        "age >= 16 a and karnofsky >= 70 and age < 16 a | age = 30 a; karnofsky = 80",
        "inclusion",
        "met",
    ),
    ("age >= 16 a and age < 60 a | age = 12 a", "inclusion", "not_met"),
    ("woman and contraception absent | male", "exclusion", "not_met"),
    ("man and woman and age >= 20 a | male; age = 30 a", "inclusion", "met"),
    ("man and woman and age >= 20 a | male; age = 12 a", "inclusion", "not_met"),
    (
        "(age [2, 10) a and creatinine <= 0.8 mg/dL) and (age [10, 18) a and creatinine <= 1 mg/dL)"
        " | age = 12 a; creatinine = 0.9 mg/dL",
        "inclusion",
        "met",
    ),
    (
        "(age [2, 10) a and creatinine <= 0.8 mg/dL) and (age [10, 18) a and creatinine <= 1 mg/dL)"
        " | age = 5 a; creatinine = 0.9 mg/dL",
        "inclusion",
        "not_met",
    ),
    (
        "(age >= 18 a and hemoglobin >= 9 g/dL) and (age >= 18 a and platelets >= 50 10*9/L)"
        " | age = 30 a; hemoglobin = 11 g/dL; platelets = 20 10*9/L",
        "inclusion",
        "not_met",
    ),
    (
        "(man and hemoglobin >= 13 g/dL) and (woman and hemoglobin >= 12 g/dL)"
        " | female; hemoglobin = 12.4 g/dL",
        "inclusion",
        "met",
    ),
    (
        "karnofsky >= 70 and age >= 16 a and lansky >= 60 and child and age < 16 a"
        " | age = 44 a; karnofsky = 80",
        "inclusion",
        "met",
    ),
    (
        "karnofsky >= 70 and lansky >= 60 and age < 16 a | age = 9 a; lansky = 40",
        "inclusion",
        "unknown",
    ),
    ("lactating and (lactating absent or not aspirin) | male", "inclusion", "met"),
    ("lactating and (lactating absent or not aspirin) | female; age = 75 a", "inclusion", "met"),
    ("lactating and not aspirin | male", "inclusion", "not_met"),
    ("adolescent and adult and age >= 12 a | age = 17 a", "inclusion", "met"),
    ("adolescent and adult and age >= 12 a | age = 9 a", "inclusion", "not_met"),
    ("current_smoker and (smoking absent or smoking absent) | current_smoker", "inclusion", "met"),
    ("current_smoker and asthma absent | current_smoker; asthma", "inclusion", "not_met"),
    (
        "asthma and (statin absent or atorvastatin) | asthma; atorvastatin absent; statin absent",
        "inclusion",
        "met",
    ),
    ("asthma and (statin absent or atorvastatin) | asthma; simvastatin", "inclusion", "not_met"),
]


@pytest.mark.parametrize(("line", "kind", "expected"), CASES)
def test_subjects(line, kind, expected):
    assert judged(line, kind).verdict.value == expected
