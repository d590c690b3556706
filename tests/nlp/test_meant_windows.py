"""Which of several names is a window meant for? Whole sentences: statements.cases."""

import pytest

from nlp.meant_windows import meant
from nlp.model import WindowType
from nlp.recognizers import find_terms, read_windows
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gout, or a stroke within 2 years", ["gout", "stroke"]),
        ("active gout, or a stroke within 2 years", ["stroke"]),
    ],
)
def test_what_is_present_is_in_no_past_time(text, expected):
    vocabulary = load_vocabulary()
    terms = [t for t in find_terms(text, vocabulary) if t.value.kind != "qualifier"]
    (window,) = read_windows(text, vocabulary)
    assert window.value.type is WindowType.WITHIN
    own = meant(text, terms, window, list(range(len(terms))))
    assert [terms[index].value.concept_id for index in own] == expected
