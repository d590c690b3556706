"""Are the words between leaves read as what they join, part or place?"""

import pytest

from nlp.model import Quote, Requirement, Statement, Unread
from nlp.model.statement import Concept
from pipelines.listings.connectors import tokens_of
from pipelines.listings.leaves import Leaf, is_absent


def leaf(text, word, at=0):
    start = text.index(word, at)
    statement = Statement("s1", "condition", Concept(word, word), quote=Quote(start, start, ""))
    return Leaf(start, start + len(word), Requirement(statement))


def kinds(text, *words):
    return [token.kind for token in tokens_of(text, [leaf(text, word) for word in words])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gout and lupus", ["leaf", "and", "leaf"]),
        ("gout and/or lupus", ["leaf", "or", "leaf"]),
        ("gout, lupus", ["leaf", "comma", "leaf"]),
        ("gout except lupus", ["leaf", "unless", "leaf"]),
        ("gout but not lupus", ["leaf", "unless", "leaf"]),
        ("gout other than lupus", ["leaf", "other", "leaf"]),
        ("gout including but not limited to lupus", ["leaf", "example", "leaf"]),
        ("gout defined as lupus", ["leaf", "define", "leaf"]),
        ("gout with or without lupus", ["leaf", "free", "leaf"]),
        ("gout regardless of lupus", ["leaf", "free", "leaf"]),
        ("gout if lupus", ["leaf", "if", "leaf"]),
        ("gout for women with lupus", ["leaf", "if", "leaf"]),
        ("gout for lupus", ["leaf", "leaf"]),
        ("gout: lupus", ["leaf", "colon", "leaf"]),
        ("gout (lupus)", ["leaf", "open", "leaf", "close"]),
        ("gout; lupus", ["leaf", "semi", "leaf"]),
        ("gout. Also lupus", ["leaf", "stop", "leaf"]),
        ("gout must have lupus", ["leaf", "modal", "leaf"]),
        ("gout at least two of the following: lupus", ["leaf", "count", "leaf"]),
        ("gout at least two joints with lupus", ["leaf", "leaf"]),
        ("gout not allowed, lupus", ["leaf", "forbidden", "stop", "leaf"]),
        ("gout, lupus is allowed", ["leaf", "comma", "leaf", "permitted"]),
        ("gout, lupus allowed", ["leaf", "comma", "leaf", "allowed"]),
        ("gout; lupus is eligible", ["leaf", "semi", "leaf", "eligible"]),
        ("gout; lupus eligible for surgery", ["leaf", "semi", "leaf"]),
        ("gout, provided that lupus", ["leaf", "comma", "provided", "leaf"]),
        ("gout is not permitted; lupus", ["leaf", "forbidden", "semi", "leaf"]),
        ("gout will be excluded. lupus", ["leaf", "forbidden", "leaf"]),
        ("gout excluded from this study, lupus", ["leaf", "forbidden", "stop", "leaf"]),
        ("gout excluded by lupus", ["leaf", "leaf"]),
    ],
)
def test_kinds(text, expected):
    assert kinds(text, "gout", "lupus") == expected


def test_masked_words_join_nothing():
    text = "gout in 4 weeks or 5 days, lupus"
    leaves = [leaf(text, "gout"), leaf(text, "lupus")]
    assert [t.kind for t in tokens_of(text, leaves, [(5, 25)])] == ["leaf", "comma", "leaf"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("or history of", "noun", "place"),
        ("who have", "clause", "verb"),
        ("within", "after", "after"),
    ],
)
def test_lead(words, first, last):
    text = f"gout {words} lupus"
    token = tokens_of(text, [leaf(text, "gout"), leaf(text, "lupus")])[-1]
    assert (token.lead.first(), token.lead.last()) == (first, last)


def test_unread_words_are_no_absence():
    assert not is_absent(Leaf(0, 4, Unread(Quote(0, 4, "gout"))))
