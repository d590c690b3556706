"""Limits that are named again: of either measure, and each of a part of the study."""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Exclusion",
            "AST or ALT > 4 x ULN, or > 2 x ULN with jaundice",
            "ast > 4 xULN or alt > 4 xULN or ((ast > 2 xULN or alt > 2 xULN) and jaundice)",
        ),
        (
            "Inclusion",
            "Weight 45 to 90 kg for part 1 and 50 to 120 kg for part 2",
            "weight [45, 90] kg or weight [50, 120] kg",
        ),
        (
            "Inclusion",
            "Platelets >= 80,000/uL for dose escalation and >= 60,000/uL for dose expansion",
            "platelets >= 80 10*9/L or platelets >= 60 10*9/L",
        ),
        (
            "Inclusion",
            "Age 20-50 years in cohort 1, 51-70 years in cohort 2",
            "age [20, 50] a or age [51, 70] a",
        ),
        (
            "Inclusion",
            "Weight >= 45 kg in part 1 and ALT <= 2 x ULN",
            "weight >= 45 kg and alt <= 2 xULN",
        ),
    ],
)
def test_limits(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert [each.short for each in trial.criteria] == [short]
