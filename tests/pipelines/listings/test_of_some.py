"""Is a list asked of those alone whom its lead-in names?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria

BOTH = 'criterion "T#I1.1" and criterion "T#I1.2"'


@pytest.mark.parametrize(
    ("lead", "short"),
    [
        ("Male subjects must:", f"if man then ({BOTH})"),
        ("Females of childbearing potential must:", f"if childbearing_potential then ({BOTH})"),
        ("A female is eligible if all of these are so:", f"if woman then ({BOTH})"),
        ("Men:", f"if man then ({BOTH})"),
        ("Patients with cirrhosis are eligible if:", f"if cirrhosis then ({BOTH})"),
        ("Patients with brain metastases must:", f"if brain_metastasis then ({BOTH})"),
        (
            "Premenopausal women must use contraception and:",
            f"if premenopausal then (contraception and {BOTH})",
        ),
        ("Patients with gout must have:", f"gout and {BOTH}"),
        ("Patients with brain metastases who have:", f"brain_metastasis and {BOTH}"),
        ("Women with gout who have:", f"woman and gout and {BOTH}"),
    ],
)
def test_of_whom_a_list_is_asked(lead, short):
    text = f"Inclusion Criteria:\n* {lead}\n  * urate > 8 mg/dL\n  * albumin > 3 g/dL"
    trial = extract_criteria(Listing("T", text), build_reader())
    assert trial.criteria[0].short == short


def test_an_exclusion_asks_for_both():
    text = "Exclusion Criteria:\n* Female subjects who:\n  * are pregnant\n  * smoke"
    trial = extract_criteria(Listing("T", text), build_reader())
    assert trial.criteria[0].short == 'woman and (criterion "T#E1.1" or criterion "T#E1.2")'
