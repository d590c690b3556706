"""Are two limits told in one, of a pressure or of what lies outside a range, told apart?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("BP > 170/105 mmHg", "systolic_bp > 170 mm[Hg] or diastolic_bp > 105 mm[Hg]"),
        ("over 170/105 mmHg", "systolic_bp > 170 mm[Hg] or diastolic_bp > 105 mm[Hg]"),
        (
            "hypertension above 170/105 mmHg",
            "hypertension and (systolic_bp > 170 mm[Hg] or diastolic_bp > 105 mm[Hg])",
        ),
        ("blood pressure < 150/95", "systolic_bp < 150 mm[Hg] and diastolic_bp < 95 mm[Hg]"),
        (
            "BP 100-150/60-95 mmHg",
            "systolic_bp [100, 150] mm[Hg] and diastolic_bp [60, 95] mm[Hg]",
        ),
        ("TSH outside 0.4 to 4 mIU/L", "tsh < 0.4 m[IU]/L or tsh > 4 m[IU]/L"),
        (
            "potassium out of the range of 3 to 6 mmol/L",
            "potassium < 3 mmol/L or potassium > 6 mmol/L",
        ),
        # One limit each.
        ("TSH 0.4 to 4 mIU/L", "tsh [0.4, 4] m[IU]/L"),
        ("TSH > 4 mIU/L", "tsh > 4 m[IU]/L"),
        ("systolic blood pressure > 170 mmHg", "systolic_bp > 170 mm[Hg]"),
    ],
)
def test_two_limits_are_told_apart(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_each_limit_has_its_own_id():
    text = "Exclusion Criteria:\n- BP > 170/105 mmHg\n- gout\n"
    trial = extract_criteria(Listing("T", text), build_reader())
    ids = [each.id for criterion in trial.criteria for each in criterion.statements]
    assert ids == ["s1", "s2", "s3"]
