"""Are lead-ins joined as their words, or their children's, say?"""

import pytest

from nlp.model import Listing
from nlp.sections import heading_finder
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.lead_ins import Remarks, composition_of
from pipelines.listings.nesting import Item


def item(words="", kind="inclusion"):
    return Item(kind, 0, 0, len(words), 0, "*", 0, None, False, opens=True)


@pytest.mark.parametrize(
    ("words", "children", "kind", "joined"),
    [
        ("At least two of the following:", [], "inclusion", "at_least:2"),
        ("3 or more of the following:", [], "inclusion", "at_least:3"),
        ("At least one of the following:", [], "inclusion", "any"),
        ("Either:", [], "inclusion", "any"),
        ("All of the following:", ["a or", "b"], "inclusion", "all"),
        ("Adequate function, defined as:", ["a", "b"], "inclusion", "all"),
        ("Shown by:", ["a; or", "b"], "inclusion", "any"),
        ("Shown by:", ["a, and", "b"], "exclusion", "all"),
        ("Heart disease:", ["a", "b"], "exclusion", "any"),
    ],
)
def test_composition(words, children, kind, joined):
    assert composition_of(item(words, kind), words, children) == joined


def test_remarks(vocabulary):
    remarks = Remarks(heading_finder(vocabulary, "listing"))
    for words in ("Note: once more", "*measured twice", "(e.g.: gout)"):
        assert remarks.opens(item(words, "inclusion"), words)
    for words in ("Noted gout", "Gout", "(gout)"):
        assert not remarks.opens(item(words, "inclusion"), words)


@pytest.mark.parametrize(
    ("lead", "short"),
    [
        ("Gout by the club's list (at least 2 of 3 criteria):", "2 of ("),
        ("Gout, two out of three criteria:", "2 of ("),
        ("At least 1 of 3 criteria:", " or criterion"),
    ],
)
def test_how_many_of_so_many(lead, short):
    text = f"Inclusion Criteria:\n- {lead}\n  - asthma\n  - stroke\n  - psoriasis\n"
    parent, *children = extract_criteria(Listing("T", text), build_reader()).criteria
    assert short in parent.short
    assert len(children) == 3
