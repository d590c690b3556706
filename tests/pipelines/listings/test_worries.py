"""Do a moment and a worry ask nothing?"""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Deafness that could hamper or confound the listening task", "hearing_loss"),
        ("Age >= 30 years and gout at the time of informed consent", "age >= 30 a and gout"),
        # Asked by themselves.
        ("Asthma that could worsen with aspirin", None),
    ],
)
def test_what_only_tells_asks_nothing(line, short):
    trial = extract_criteria(Listing("T", f"Inclusion Criteria:\n- {line}\n"), build_reader())
    found = trial.criteria[0]
    if short is None:
        assert len(found.statements) == 2
    else:
        assert found.short == short


def test_a_worry_leaves_an_exclusion_open():
    text = "Exclusion Criteria:\n- A bowel disease that could hamper uptake of the capsule\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short.endswith('unread "that could hamper uptake of the capsule"')
