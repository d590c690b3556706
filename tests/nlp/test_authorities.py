"""Names of those who write books name no disease."""

import pytest

from nlp.authorities import authorities, without_authorities
from nlp.recognizers import find_terms
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    "text",
    [
        "Response Evaluation Criteria in Solid Tumors (RECIST)",
        "National Cancer Institute [NCI]-Common Terminology Criteria for Adverse Events",
        "American Joint Committee on Cancer",
    ],
)
def test_they_are_found_whole(text):
    assert authorities(f"as told by {text}, gout") == [(11, 11 + len(text))]


def test_their_words_are_no_terms():
    text = "melanoma by Response Evaluation Criteria in Solid Tumors, and solid tumors"
    vocabulary = load_vocabulary()
    kept = without_authorities(text, find_terms(text, vocabulary))
    assert [each.value.concept_id for each in kept] == ["melanoma", "solid_tumor"]
