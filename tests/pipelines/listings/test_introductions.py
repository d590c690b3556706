"""Which sentences only introduce criteria, and which ask something themselves?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.introductions import Introductions
from pipelines.listings.whom import Whom


@pytest.fixture(scope="module")
def introduces(vocabulary):
    return Introductions(heading_finder(vocabulary, "listing"), Whom(vocabulary)).kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Patients must not have any of the following:", "exclusion"),
        ("Volunteers must meet all of these criteria to qualify:", "inclusion"),
        ("Teachers will be excluded if they meet any of the following:", "exclusion"),
        ("Additional exclusion criteria for healthy volunteers:", "exclusion"),
        ("People with gout will be excluded if they have any of the following:", None),
        ("A female is eligible to participate if she is of:", None),
        ("Gout", None),
    ],
)
def test_what_asks_for_an_illness_is_a_criterion(introduces, words, kind):
    assert introduces(words) == kind
