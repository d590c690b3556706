"""Which thresholds ask for results that a note would tell?"""

import pytest
from patients import leaf, patient

from pipelines.matching.abnormal import is_abnormal


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("qtc > 480 ms", True),
        ("qtc > 400 ms", False),
        ("ast > 3 xULN", True),
        ("ast > 1.2 xULN", False),
        ("ast > 1.5 xULN", False),
        ("lvef < 50 %", False),
        ("lvef < 35 %", True),
        ("potassium > 5.2 mmol/L", False),
        ("potassium > 8 mmol/L", True),
        ("hemoglobin < 11 g/dL", False),
        ("hemoglobin < 7 g/dL", True),
        ("ast > 0.5 xULN", False),
        ("asthma", False),
    ],
)
def test_far_from_normal(form, expected):
    assert is_abnormal(leaf(form), patient("asthma")) is expected
