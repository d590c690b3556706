"""Are times read as they are meant, where their words place them otherwise?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("life expectancy of at least 7 months from screening", "life_expectancy >= 7 mo"),
        ("stroke within 2 months from enrollment", "stroke within [-2 mo, 0 d] of enrollment"),
        ("stroke within 2 months of enrollment", "stroke within [-2 mo, 0 d] of enrollment"),
        ("relapse within 3 months of the last dose", "recurrence within [0 d, 3 mo] of last_dose"),
    ],
)
def test_meant_times(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
