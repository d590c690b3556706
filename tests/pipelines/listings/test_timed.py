"""Do bare times, "since" and "ever" say when, and of what?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("stroke < 4 mo", "stroke within [-4 mo, 0 d] of as_of"),
        ("gout ≥ 5 years", "gout lasting >= 5 a"),
        ("At least 21 days since chemotherapy", "chemotherapy before [-inf, -21 d] of as_of"),
        ("stroke ever, gout within 2 months", "stroke (any) or gout within [-2 mo, 0 d] of as_of"),
        (
            "stroke, ever, or gout within 2 months",
            "stroke (any) or gout within [-2 mo, 0 d] of as_of",
        ),
        ("gout within 2 months, stroke ever", "gout within [-2 mo, 0 d] of as_of or stroke (any)"),
        ("gout or stroke at any time; sepsis", "gout (any) or stroke (any) or sepsis"),
        # Not these.
        ("stroke within 2 months", "stroke within [-2 mo, 0 d] of as_of"),
        ("has ever had a stroke", "stroke (any)"),
        ("creatinine > 2 mg/dL", "creatinine > 2 mg/dL"),
        ("age < 18 years", "age < 18 a"),
        ("life expectancy < 3 months", "life_expectancy < 3 mo"),
    ],
)
def test_times_settle(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
