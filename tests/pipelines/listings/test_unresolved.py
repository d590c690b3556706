"""Is what has not come down to a grade told so, and nothing else?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Neuropathy that has not recovered to grade 1 or less", "not neuropathy <= 1"),
        ("Neuropathy of grade 2 or less", "neuropathy <= 2"),
        ("Neuropathy that has recovered to grade 1 or less", "neuropathy <= 1"),
        ("Neuropathy of grade 1 that has not resolved", "neuropathy = 1"),
    ],
)
def test_not_down_to_a_grade(line, short):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short


def test_the_limit_stays_as_written():
    text = "Exclusion Criteria:\n- Neuropathy not resolved to grade 1 or less\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.statements[0].amount.op.value == "<="
