"""Are title, conditions, ages and sex found on pasted pages?"""

from decimal import Decimal

import pytest

from pipelines.intake.page import page_listing


def test_fields_above_the_criteria_only():
    page = page_listing("Age: 18 Years and older\n\nInclusion Criteria:\n- Sex: male\n- gout", "p")
    assert (page.min_age, page.sex, page.title) == (Decimal(18), None, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Home\nSearch trials\nDrops Against Dry Eye in Adults\nInclusion Criteria:", None),
        ("Home\nNew Drops Against Dry Eye\nInclusion Criteria:", "New Drops Against Dry Eye"),
        (
            "Updated in May of last year\nNew Drops Against Dry Eye\nInclusion Criteria:",
            "New Drops Against Dry Eye",
        ),
        (
            "Information from the Library of the Town\nNew Drops Against Dry Eye\nInclusion:",
            "New Drops Against Dry Eye",
        ),
        ("Official Title: Drops and Eyes\nInclusion Criteria:", "Drops and Eyes"),
        ("Inclusion Criteria:\nPeople who read this", None),
    ],
)
def test_title(text, title):
    found = page_listing(text, "p").title
    assert found == title or (title is None and found == "Drops Against Dry Eye in Adults")


def test_healthy_volunteers():
    page = page_listing("Accepts Healthy Volunteers: No\nInclusion Criteria: gout", "p")
    assert page.healthy_volunteers is False


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Inclusion: gout\n\nAges Eligible for Study\n18 Years to 65 Years (Adult)", ("18", "65")),
        ("Lower age limit\n60 Years\n\nInclusion\n1. Gout", ("60", None)),
        ("Inclusion: gout\nMinimum age\n6\nMonths\nMaximum age\n3\nYears", ("0.5", "3")),
        ("Inclusion: gout\nMin age 18 years\nMax age 75 years", ("18", "75")),
        ("Inclusion:\n- Minimum age of the donor: any", (None, None)),
        ("Exclusion:\nGout\nAge\nFrom 21 years old to 66 years old\nGender", ("21", "66")),
        ("Exclusion:\nGout\nAge\nTo 66 years old\nGender", (None, "66")),
    ],
)
def test_fields_of_a_registry_on_two_lines_or_below(text, ages):
    page = page_listing(text, "p")
    wanted = tuple(age and Decimal(age) for age in ages)
    assert (page.min_age, page.max_age) == wanted


def test_other_fields_of_a_registry_below():
    text = "Inclusion: gout\nSexes Eligible for Study\nFemale\nAccepts Healthy Volunteers\nNo"
    page = page_listing(text, "p")
    assert (page.sex, page.healthy_volunteers) == ("female", False)


@pytest.mark.parametrize(
    ("text", "ages", "sex"),
    [
        ("Age minimum\n>= 20age old\nAge maximum\n<= 70age old\nGender\nBoth", ("20", "70"), None),
        ("Age From  30.00 Year(s)\nAge To  60.00 Year(s)\nGender  Female", ("30", "60"), "female"),
        ("Include criteria\n1) Gout\nGender\nMale\n", (None, None), "male"),
        ("Inclusion:\n- Sex steroids for a year", (None, None), None),
    ],
)
def test_fields_of_jrct_and_ctri(text, ages, sex):
    page = page_listing(text, "p")
    assert (page.min_age, page.max_age) == tuple(age and Decimal(age) for age in ages)
    assert page.sex == sex
