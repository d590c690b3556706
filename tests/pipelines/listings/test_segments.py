"""Do the lines of a region fall into the right items?"""

from itertools import count

import pytest

from nlp.sections import heading_finder
from pipelines.listings.introductions import Introductions
from pipelines.listings.layout import lines_of
from pipelines.listings.region import Region, Regions
from pipelines.listings.segments import ItemReader
from pipelines.listings.whom import Whom


@pytest.fixture(scope="module")
def split(vocabulary):
    finder = heading_finder(vocabulary, "listing")
    reader = ItemReader(finder, Introductions(finder, Whom(vocabulary)))

    def items(text, *, nci=False):
        parts = Regions()
        region = Region("inclusion", nci=nci, lines=lines_of(text))
        found = reader.items(text, region, count(), parts)
        return [(i.label, text[i.start : i.end].strip(), i.kind) for i in found], parts

    return items


def test_boilerplate_is_furniture(split):
    items, parts = split("* gout\n* Not specified.\n* None")
    assert [words for _, words, _ in items] == ["gout"]
    assert len(parts.furniture) == 2


def test_untold_topics_are_headings(split):
    items, parts = split("Surgery:\n\n  -  Not specified", nci=True)
    assert items == []
    assert len(parts.headings) == len(parts.furniture) == 1


def test_glued_numbers_raise_a_doubt(split):
    items, parts = split("1adults 2gout 3consent")
    assert [label for label, _, _ in items] == ["1", "2", "3"]
    assert [problem.code for problem in parts.problems] == ["run_together"]


def test_a_wrapped_sentence_may_be_a_heading(split):
    items, parts = split(
        "Volunteers who meet any of the following criteria will be excluded from participation in\n"
        "the study:\n- gout"
    )
    assert [(words, kind) for _, words, kind in items] == [("gout", "exclusion")]
    assert len(parts.headings) == 1
