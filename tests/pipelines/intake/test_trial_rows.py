"""Is a row of any naming read as the listing that it says?"""

from decimal import Decimal

import pytest

from pipelines.intake.texts import NotText
from pipelines.intake.trial_rows import listing_of


def test_names_in_any_case():
    row = {"NCT_ID": "N1", "Criteria": "Inclusion: gout", "Minimum_Age": "2 Years", "Gender": "M"}
    listing, _ = listing_of(row, "f")
    assert (listing.trial_id, listing.text) == ("N1", "Inclusion: gout")
    assert (listing.min_age, listing.sex) == (Decimal(2), "male")


def test_ids_that_are_not_given():
    row = {"criteria": [{"text": "Gout"}, {"kind": "EXC", "text": "Stroke"}]}
    listing, _ = listing_of(row, "rows-4")
    assert [(c.criterion_id, c.kind) for c in listing.criteria] == [
        ("rows-4#I1", "inclusion"),
        ("rows-4#E2", "exclusion"),
    ]


def test_a_faulty_criterion_loses_no_other():
    rows = [{"text": "Gout"}, {"text": None}, "Stroke", {"kind": "maybe", "text": "Asthma"}]
    listing, faults = listing_of({"trial_id": "N1", "criteria": rows}, "f")
    assert [c.text for c in listing.criteria] == ["Gout"]
    assert [fault.split(":")[0] for fault in faults] == [
        "criterion 2",
        "criterion 3",
        "criterion 4",
    ]
    assert [p.code for p in listing.problems] == ["faulty_criterion"] * 3


@pytest.mark.parametrize(
    "row",
    [None, [], {}, {"text": "  "}, {"criteria": []}, {"text": 5}, {"criteria": [{"text": None}]}],
)
def test_no_listing(row):
    with pytest.raises(NotText):
        listing_of(row, "f")
