"""Does each line stand under its heading?"""

import pytest

from nlp.cleaning import cleaned
from nlp.sections import heading_finder
from pipelines.listings.introductions import Introductions
from pipelines.listings.layout import lines_of
from pipelines.listings.regions import RegionReader
from pipelines.listings.whom import Whom


@pytest.fixture(scope="module")
def read(vocabulary):
    finder = heading_finder(vocabulary, "listing")
    reader = RegionReader(finder, Introductions(finder, Whom(vocabulary)))

    def regions(text, *, page=False):
        clean = cleaned(text)
        found = reader.read(clean, lines_of(clean), page=page)
        told = [
            (region.kind, region.cohort, [clean[line.body : line.end] for line in region.lines])
            for region in found.regions
            if region.lines
        ]
        return told, [clean[start:end] for start, end in found.furniture]

    return regions


def test_a_heading_may_stand_inside_a_line(read):
    told, _ = read("Adults over 18 years of age. Exclusion Criteria: gout")
    assert told == [
        ("inclusion", None, ["Adults over 18 years of age."]),
        ("exclusion", None, ["gout"]),
    ]


def test_an_outer_cohort_stays_and_an_inner_one_goes(read):
    told, _ = read("Arm A:\nInclusion Criteria:\ngout\nExclusion Criteria:\nstroke")
    assert [(kind, cohort) for kind, cohort, _ in told] == [
        ("inclusion", "Arm A"),
        ("exclusion", "Arm A"),
    ]
    told, _ = read("Inclusion Criteria:\nArm A:\ngout\nExclusion Criteria:\nstroke")
    assert [(kind, cohort) for kind, cohort, _ in told] == [
        ("inclusion", "Arm A"),
        ("exclusion", None),
    ]


def test_furniture_needs_a_page(read):
    text = "Home page\n\nInclusion Criteria:\n\ngout\n\nContact us\n\nmore"
    assert read(text, page=True)[1] == ["Home page", "Contact us", "more"]
    assert read(text, page=False)[1] == []
