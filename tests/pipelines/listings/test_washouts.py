"""Is treatment that a time must have passed since absent within that time?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.washouts import is_washout


def criteria(text):
    return extract_criteria(
        Listing("T", f"Inclusion Criteria:\n- {text}\n"), build_reader()
    ).criteria


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "At least 5 weeks since prior dialysis",
            "dialysis absent within [-5 wk, 0 d] of as_of",
        ),
        (
            "More than 20 days must have elapsed since surgery or radiotherapy",
            "surgery absent within [-20 d, 0 d] of as_of"
            " and radiotherapy absent within [-20 d, 0 d] of as_of",
        ),
        (
            "At least 5 weeks since chemotherapy (7 weeks for mitomycin)",
            "chemotherapy absent within [-5 wk, 0 d] of as_of"
            " and mitomycin absent within [-7 wk, 0 d] of as_of",
        ),
        (
            "At least 5 weeks since chemotherapy (7 weeks for mitomycin) or any radiotherapy",
            "chemotherapy absent within [-5 wk, 0 d] of as_of"
            " and mitomycin absent within [-7 wk, 0 d] of as_of"
            " and radiotherapy absent within [-5 wk, 0 d] of as_of",
        ),
        (
            "Patients should be at least 9 days from last dose of aspirin",
            "aspirin absent within [-9 d, 0 d] of as_of",
        ),
        (
            "At least 8 days since the end of therapy with a statin",
            "statin absent within [-8 d, 0 d] of as_of",
        ),
        (
            "Statins: at least 8 days since the last dose",
            "statin absent within [-8 d, 0 d] of as_of",
        ),
        (
            "Any prior chemotherapy must have been completed at least 5 weeks before enrollment",
            "chemotherapy absent within [-5 wk, 0 d] of enrollment",
        ),
    ],
)
def test_washouts(line, short):
    (criterion,) = criteria(line)
    assert criterion.short == short


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("At least 5 weeks since stroke", "stroke before [-inf, -5 wk] of as_of"),
        (
            "Relapse more than 2 years from completion of chemotherapy",
            "recurrence after [2 a, inf] of unknown and chemotherapy",
        ),
        (
            "Chemotherapy must have been completed at least 5 weeks before enrollment",
            "chemotherapy before [-inf, -5 wk] of enrollment",
        ),
    ],
)
def test_what_must_have_been(line, short):
    (criterion,) = criteria(line)
    assert criterion.short == short


def test_what_stands_under_a_washout_is_not_denied():
    parent, child = criteria("At least 5 weeks since dialysis\n  - No gout")
    assert parent.short.endswith(f'and criterion "{child.criterion_id}"')
    assert child.short == "gout absent"


def test_the_statement_says_that_it_is_one():
    (criterion,) = criteria("At least 5 weeks since dialysis")
    assert [is_washout(each) for each in criterion.statements] == [True]
    (criterion,) = criteria("No dialysis within 5 weeks")
    assert [is_washout(each) for each in criterion.statements] == [False]
