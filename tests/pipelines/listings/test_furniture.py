"""Is what stands around the criteria of a page told from them?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.furniture import Furniture
from pipelines.listings.layout import lines_of


@pytest.fixture(scope="module")
def furniture(vocabulary):
    return Furniture(heading_finder(vocabulary, "listing"))


def beside(furniture, text):
    """Which lines of a text are known as furniture?"""
    return [line for line in lines_of(text) if furniture.is_beside(text, line)]


@pytest.mark.parametrize(
    "text",
    [
        "What happens in the study?",
        "Will I be paid?",
        "E.5 End points",
        "E.5.1 Primary end point(s)",
        "Participant type(s)",
        "Minimum age",
        "Addresses",
        "Related Information",
        "Method of Generating Random Sequence Coin toss",
        "Recruiting time: from May",
        "Phone: 555-0100",
        "gout\n\ncontact",
        "2.3 Endpoints",
        "Call 555-0199 today",
        "Visit www.oak.example",
        "Compensation up to $400",
        "Participants will receive $25 a visit",
        "Test product, dose: one tablet a day",
        "Investigator signature:",
    ],
)
def test_furniture(text, furniture):
    assert len(beside(furniture, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Are you an adult?",
        "2.3 Endpoints of bones fused",
        "Visit of 3 days",
        "Can I take part?",
        "Who is eligible?",
        "Minimum age: 40 years",
        "gout\ncontact",
        "gout\nlocations of pain",
        "Contact with people who have mumps",
    ],
)
def test_no_furniture(text, furniture):
    assert beside(furniture, text) == []


def test_a_page_has_furniture_and_a_heading(furniture):
    text = "Oak Clinic\n\nInclusion criteria:\nadults"
    lines = lines_of(text)
    assert not furniture.is_page(text, lines, ["inclusion"], None)
    assert furniture.is_page(text, lines, ["inclusion"], "Oak Clinic")
    assert not furniture.is_page(text, lines, ["exclusion"], "Oak Clinic")
    assert not furniture.is_page(text, lines, [], "Oak Clinic")


def test_what_a_page_asks_its_readers(furniture):
    for text, asked in (("Do you have gout?", True), ("Are you eligible?", False), ("Why?", False)):
        assert furniture.is_asked(text, lines_of(text)[0]) is asked


def test_fields(furniture):
    text = "- Age: 40 to 80"
    assert furniture.is_field(text, lines_of(text)[0])
    assert not furniture.is_field("Aged 40", lines_of("Aged 40")[0])


@pytest.mark.parametrize(
    ("text", "last", "known"),
    [("Gender", True, True), ("Gender", False, False), ("age", True, False)],
)
def test_bare_names_of_fields_end_the_exclusions(text, last, known, furniture):
    (line,) = lines_of(text)
    assert furniture.is_beside(text, line, last=last) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Maximum age No limit", True),
        ("Sex Both males and females", True),
        ("Can healthy volunteers participate? No", True),
        ("Age Minimum: 20 age old over", True),
        ("Minimum age 50 Years", False),
        ("Can walk without a cane", False),
    ],
)
def test_fields_that_ask_nothing(text, known, furniture):
    (line,) = lines_of(text)
    assert furniture.is_field(text, line, sure=True) is known
