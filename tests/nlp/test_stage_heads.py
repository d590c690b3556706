"""Which tumor is of a stage that stands before "or"? Whole criteria stand in extract.cases."""

import pytest

from nlp.recognizers import read_amounts, term_finder
from nlp.stage_heads import head_stages
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("stage III or metastatic melanoma", ["melanoma", "metastatic_melanoma"]),
        ("stage III melanoma", ["melanoma"]),
        ("stage III melanoma or metastatic melanoma", ["melanoma", "metastatic_melanoma"]),
        ("stage III or gout", ["gout"]),
        ("metastatic melanoma", ["metastatic_melanoma"]),
    ],
)
def test_the_tumor_itself_is_of_the_stage(text, named):
    vocabulary = load_vocabulary()
    finder = term_finder(vocabulary)
    terms = [each for each in finder.find(text) if each.value.kind == "condition"]
    found = head_stages(text, terms, read_amounts(text, vocabulary), finder)
    assert [each.value.concept_id for each in found] == named
