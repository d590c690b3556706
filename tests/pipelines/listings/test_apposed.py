"""Does a limit behind a comma say what is meant by a disease, or stand beside it?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("obesity, BMI > 45", "obesity and bmi > 45 kg/m2"),
        (
            "hyperkalemia, potassium > 6 mmol/L, or gout",
            "(hyperkalemia and potassium > 6 mmol/L) or gout",
        ),
        ("gout, potassium > 6 mmol/L", "gout or potassium > 6 mmol/L"),
        ("hyperkalemia or potassium > 6 mmol/L", "hyperkalemia or potassium > 6 mmol/L"),
    ],
)
def test_apposed(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
