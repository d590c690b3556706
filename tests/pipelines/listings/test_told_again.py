"""Is a limit that brackets tell again in another unit asked once, and only then?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("HbA1c 6.5-9.0 % (48-75 mmol/mol)", "hba1c [6.5, 9] %"),
        ("weight > 60 kg (132 lb)", "weight > 60 kg"),
        ("creatinine < 1.5 mg/dL (< 133 umol/L)", "creatinine < 1.5 mg/dL"),
        ("hemoglobin >= 8 g/dL [80 g/L]", "hemoglobin >= 8 g/dL"),
        ("Eastern Cooperative Oncology Group (ECOG) performance status 0 or 1", "ecog in 0|1"),
        # Another limit, not the same again.
        ("ALT < 3 x ULN (5 x ULN)", "alt < 3 xULN and alt = 5 xULN"),
        ("weight > 60 kg (200 lb)", "weight > 60 kg and weight = 90.718474 kg"),
    ],
)
def test_a_limit_told_again_is_one(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_what_is_told_again_stays_on_record():
    text = "Inclusion Criteria:\n- weight > 60 kg (132 lb)\n"
    first, second = extract_criteria(Listing("T", text), build_reader()).criteria[0].statements
    assert first.concept is not None and second.concept is None
    assert second.amount is not None and str(second.amount.values[0]) == "132"
    assert first.id != second.id
