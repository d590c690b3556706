"""Places in a tumor's brackets are the tumors that are there."""

import pytest

from nlp.recognizers import find_terms, term_finder
from nlp.tumor_places import name_places
from nlp.vocabulary import load_vocabulary


def names(text: str) -> list[str]:
    vocabulary = load_vocabulary()
    found = name_places(text, find_terms(text, vocabulary), term_finder(vocabulary))
    return [each.value.concept_id or each.value.name for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "solid tumor (breast, lung or colon)",
            "solid_tumor breast_cancer lung_cancer colon_cancer",
        ),
        (
            "gynecologic cancer (ovary and cervix)",
            "gynecologic_cancer ovarian_cancer cervical_cancer",
        ),
    ],
)
def test_places(text, expected):
    assert " ".join(names(text)) == expected


def test_a_place_without_a_row_takes_the_word_of_the_tumor():
    assert names("sarcoma (arm, thigh or buttock)")[1:] == [
        "arm sarcoma",
        "thigh sarcoma",
        "buttock sarcoma",
    ]


@pytest.mark.parametrize(
    "text", ["solid tumor (breast)", "solid tumor (stage II, colon)", "gout (hand, foot)"]
)
def test_other_brackets_stay(text):
    vocabulary = load_vocabulary()
    found = find_terms(text, vocabulary)
    assert name_places(text, found, term_finder(vocabulary)) == found
