"""What a "negative" before a list of tests denies."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "negative HIV antibody, hepatitis B surface antigen and hepatitis C antibody",
            "absent absent absent",
        ),
        ("negative HIV antibody and hepatitis C antibody", "absent absent"),
        # What is no test is not tested for; a denial ends with its list.
        ("negative HIV antibody and asthma", "absent present"),
        ("negative HIV antibody, with a positive hepatitis C antibody", "absent present"),
    ],
)
def test_negative_tests(text, statuses):
    found = read_statements(Passage(text), build_reader()).statements
    assert " ".join(each.assertion.status.value for each in found) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("gout without colchicine, hypertension or stroke", "present absent present present"),
        ("hepatitis C without antiviral therapy or psoriasis", "present absent present"),
        # An inner list of things of another kind, and one of the same kind.
        ("gout without colchicine, allopurinol or probenecid", "present absent absent absent"),
        ("asthma without cough, fever or sepsis", "present absent absent absent"),
        # The lack opens the clause.
        ("without colchicine or stroke", "absent absent"),
    ],
)
def test_what_is_lacking_ends_with_its_kind(text, statuses):
    found = read_statements(Passage(text), build_reader()).statements
    assert " ".join(each.assertion.status.value for each in found) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("no colchicine within 3 weeks or dialysis within 10 weeks", "absent absent"),
        ("no gout in the past 2 years, dialysis, or endoscopy", "absent absent absent"),
        # Done, and no member of the list.
        ("no relapse of the gout ever since the first dialysis", "absent absent present"),
    ],
)
def test_procedures_go_on_with_a_denied_list(text, statuses):
    found = read_statements(Passage(text), build_reader()).statements
    assert " ".join(each.assertion.status.value for each in found) == statuses
