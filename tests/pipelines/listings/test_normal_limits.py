"""Is a limit of what is normal asked, though what is not is denied before it?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("no hepatic impairment (AST <= 3 x ULN)", "hepatic_impairment absent and ast <= 3 xULN"),
        (
            "no hepatic impairment (AST > 3 x ULN)",
            "hepatic_impairment absent and ast absent > 3 xULN",
        ),
        ("without lung disease: FEV1 >= 80 %", "lung_disease absent and fev1 >= 80 %"),
        (
            "no hyperkalemia (potassium > 5.5 mmol/L)",
            "hyperkalemia absent and potassium absent > 5.5 mmol/L",
        ),
        ("no potassium > 5.5 mmol/L", "potassium absent > 5.5 mmol/L"),
    ],
)
def test_normal_limits(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
