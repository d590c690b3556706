"""Are two limits of one thing joined as they must be meant?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        ("Inclusion", "BMI 19 or more, up to 34", "bmi >= 19 kg/m2 and bmi <= 34 kg/m2"),
        ("Inclusion", "BMI > 34 or < 19", "bmi > 34 kg/m2 or bmi < 19 kg/m2"),
        ("Exclusion", "BMI < 19 and > 34", "bmi < 19 kg/m2 or bmi > 34 kg/m2"),
        (
            "Exclusion",
            "BMI > 34 or < 40 with gout",
            "bmi > 34 kg/m2 or (bmi < 40 kg/m2 and gout)",
        ),
    ],
)
def test_two_limits(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert [each.short for each in trial.criteria] == [short]
