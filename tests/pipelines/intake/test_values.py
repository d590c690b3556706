"""Are ages, sex and dates of structured fields read?"""

from decimal import Decimal

import pytest

from nlp.model import PartialDate
from pipelines.intake.values import age_in_years, age_range, date_of, sex_of, yes_or_no


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("18 Years", 18),
        ("6 Months", "0.5"),
        ("26 Weeks", "0.5"),
        ("73 Days", "0.2"),
        ("21", 21),
        (40, 40),
        ("N/A", None),
        (None, None),
        (True, None),
    ],
)
def test_age_in_years(text, years):
    assert age_in_years(text) == (None if years is None else Decimal(years))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("18 Years to 65 Years", 18, 65),
        ("Between 18 - 65 Years", 18, 65),
        ("6 - 12 Months", "0.5", 1),
        ("18 Years and older", 18, None),
        ("up to 69 Years", None, 69),
        ("Child", None, None),
    ],
)
def test_age_range(text, low, high):
    wanted = tuple(None if age is None else Decimal(age) for age in (low, high))
    assert age_range(text) == wanted


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("FEMALE", "female"),
        ("M", "male"),
        ("Women only", "female"),
        ("Male or Female", None),
        ("ALL", None),
        ("", None),
    ],
)
def test_sex_of(text, sex):
    assert sex_of(text) == sex


def test_yes_or_no():
    assert [yes_or_no(x) for x in (True, "Yes", "No", "f", "", None)] == [
        True,
        True,
        False,
        False,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-02", (2024, 3, 2)),
        ("2024-03-02T10:00:00Z", (2024, 3, 2)),
        ("20240302", (2024, 3, 2)),
        ("2024-03", (2024, 3)),
        ("2024", (2024,)),
    ],
)
def test_date_of(text, day):
    assert date_of(text) == PartialDate(*day)


@pytest.mark.parametrize("text", ["2024-02-30", "March 2", "02/03/2024", "2024-13"])
def test_no_date(text):
    with pytest.raises(ValueError, match=r"wanted a date|no such day"):
        date_of(text)


def test_no_date_given():
    assert date_of(None) is date_of(" ") is date_of(float("nan")) is None
