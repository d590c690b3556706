"""Is a drug measured, by the unit of its amount, or taken?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Cobalamin < 180 pg/mL", "vitamin_b12_level < 180 pg/mL"),
        ("Vitamin D below the lower limit of normal", "vitamin_d_level < 1 xLLN"),
        ("Testosterone < 250 ng/dL", "total_testosterone < 250 ng/dL"),
        ("Lithium > 1.4 mmol/L", "lithium_level > 1.4 mmol/L"),
        ("Lithium > 900 mg/day", "lithium > 900 mg/d"),
        ("Vitamin D > 4000 IU/day", "vitamin_d > 4000 [IU]/d"),
        ("Levothyroxine > 125 ug/day", "levothyroxine > 125 ug/d"),
        ("Prednisone > 10 mg/dL", "prednisone > 10 mg/dL"),
    ],
)
def test_levels(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
