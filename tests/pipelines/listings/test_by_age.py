"""Tables of limits by age and sex: each row for whom it is, the table met by any of them."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.by_age import is_head, is_row

TABLE = """Inclusion Criteria:

* Creatinine clearance >= 65 mL/min, or else serum creatinine by sex and age:
  * Age: maximum creatinine in mg/dL
  * 3 to < 7 years: 0.7 (male), 0.6 (female)
  * 7 to < 12 years; 0.9 (male and female)
  * >= 12 years: 1.6 (male), 1.3 (female)
"""


def read(text):
    return extract_criteria(Listing("T", text), build_reader()).criteria


def test_a_table_is_met_by_any_of_its_rows():
    assert read(TABLE)[0].short == (
        'creatinine_clearance >= 65 mL/min or criterion "T#I1.2" or criterion "T#I1.3"'
        ' or criterion "T#I1.4"'
    )


def test_rows_take_their_measure_from_above_as_the_most_that_is_allowed():
    young, middle, old = (each.short.removeprefix("age ") for each in read(TABLE)[2:])
    by_sex = "((man and creatinine <= {} mg/dL) or (woman and creatinine <= {} mg/dL))"
    assert young == "[3, 7) a and " + by_sex.format("0.7", "0.6")
    assert middle == "creatinine <= 0.9 mg/dL and age [7, 12) a and both_sexes"
    assert old == ">= 12 a and " + by_sex.format("1.6", "1.3")


def test_a_row_may_begin_with_its_limit():
    head, young, old = read(
        "Inclusion Criteria:\n\n* Creatinine clearance >= 65 mL/min, or serum creatinine by age:\n"
        "  * 0.9 mg/dL (<= 6 years of age)\n  * 1.4 mg/dL (> 6 years of age)\n"
    )
    assert head.short == (
        'creatinine_clearance >= 65 mL/min or criterion "T#I1.1" or criterion "T#I1.2"'
    )
    assert young.short == "creatinine <= 0.9 mg/dL and age <= 6 a"
    assert old.short == "creatinine <= 1.4 mg/dL and age > 6 a"


def test_quotes_lie_where_they_are_in_the_listing():
    for criterion in read(TABLE):
        for statement in criterion.statements:
            for quote in (statement.quote, statement.concept and statement.concept.quote):
                if quote and "\n" not in quote.text:
                    assert TABLE[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("3 to < 7 years: 0.7 (male), 0.6 (female)", True),
        ("Age 3 to < 7 years (Male 0.7 mg/dL, Female 0.6 mg/dL)", True),
        (">= 12 years: 1.6 (male), 1.3 (female)", True),
        ("Age: 4 to < 8 years - Maximum serum creatinine (mg/dL): 0.75 (Male)", True),
        ("0.9 mg/dL (<= 6 years of age)", True),
        ("1.1 mg/dL (> 6 to <= 11 years)", True),
        ("1.1 mg/dL (in the last 2 tests)", False),
        ("18 to 65 years", False),
        ("3 to 6 months: stable dose", False),
        ("Adults of 18 years", False),
    ],
)
def test_what_is_a_row(line, wanted):
    assert is_row(line) is wanted


def test_what_names_the_columns():
    assert is_head("Age: Maximum Serum Creatinine (mg/dL)")
    assert not is_head("Age 12 years")
