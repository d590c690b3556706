"""Which heading by name opens a line?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.cohorts import CohortFinder
from pipelines.listings.heads import HeadReader
from pipelines.listings.layout import lines_of


@pytest.fixture(scope="module")
def sections(vocabulary):
    finder = heading_finder(vocabulary, "listing")
    reader = HeadReader(finder, CohortFinder(finder))

    def found(text):
        _, heads = reader.heads(text, lines_of(text), lambda words: False)
        return [head[0].section if head and head[0] else None for head in heads]

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inclusion Criteria:\ngout", ["inclusion", None]),
        ("Part B: Dose finding Exclusion Criteria\ngout", ["exclusion", None]),
        ("Smokers: see the exclusion criteria\ngout", [None, None]),
        (
            "Can give a written consent before any treatment Exclusion Criteria\ngout",
            [None, "exclusion", None],
        ),
        ("Exclusion Criteria:\ngout\nas in the Exclusion Criteria", ["exclusion", None, None]),
        ("Ausschlusskriterien\nGicht", ["foreign", None]),
    ],
)
def test_headings_by_name(sections, text, expected):
    assert sections(text) == expected
