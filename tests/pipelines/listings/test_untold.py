"""Are criteria that only speak of others, told elsewhere, known as such?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.nesting import Item
from pipelines.listings.untold import free_untold, is_untold


@pytest.mark.parametrize(
    "words",
    [
        "Other protocol-defined inclusion/exclusion criteria may apply.",
        "Further exclusion criteria apply, please see the protocol",
        "NOTE: Other protocol specified criteria could apply",
        "The above is a summary, other inclusion criteria details may apply.",
        "Additional eligibility criteria as per protocol section 4.1",
        "Other exclusions apply. Call for more information.",
        "There are additional criteria that your doctor will review with you",
    ],
)
def test_untold(words):
    assert is_untold(words)


@pytest.mark.parametrize(
    "words",
    [
        "Other exclusion criteria pertain to body size",
        "Additional criteria for women: not pregnant",
        "Other than the drugs listed in the exclusion criteria, all drugs are allowed",
        "There are no additional exclusion criteria",
        "Other patients who meet the criteria",
        "Meets other criteria for gout",
        "Other liver disease",
        "",
    ],
)
def test_told(words):
    assert not is_untold(words)


def test_it_stands_under_no_other():
    clean = "gout / Other criteria may apply"
    items = [
        Item("exclusion", a, a, b, 0, "*", 0, None, False, parent=parent)
        for a, b, parent in ((0, 4, None), (7, len(clean), 0))
    ]
    items[0].children = 1
    free_untold(items, clean)
    assert (items[0].children, items[1].parent) == (0, None)


def test_it_stays_unread():
    text = "Exclusion Criteria:\n- Gout\n- Other protocol-defined criteria may apply"
    gout, other = extract_criteria(Listing("T", text), build_reader()).criteria
    assert (gout.readable, other.readable) == ("full", "none")
    assert other.short == 'unread "Other protocol-defined criteria may apply"'
    assert not other.mentions
