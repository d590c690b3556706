"""Which limit is an amount relative to, and how?"""

import pytest

from nlp.recognizers.holding import holding
from nlp.recognizers.relative import relative_reader


@pytest.mark.parametrize(
    ("text", "limit", "relation"),
    [
        (" x ULN", "ULN", "times"),
        ("xULN", "ULN", "times"),
        (" times the upper limit of normal (ULN)", "ULN", "times"),
        ("-fold above the institutional upper limit of normal", "ULN", "times"),
        (" more than the normal upper limit", "ULN", "plus"),
        (" below the lower limit of normal", "LLN", "minus"),
        (" times baseline", "baseline", "times"),
        (" times normal", "normal", "times"),
        (" of ULN", "ULN", "times"),
    ],
)
def test_limits(text, limit, relation, vocabulary):
    found = relative_reader(vocabulary).behind(text, 0, None, None)
    assert found is None or (found.limit, found.relation) == (limit, relation)
    low = text.lower()
    found = relative_reader(vocabulary).behind(low, 0, None, None)
    assert (found.limit, found.relation, found.end) == (limit, relation, len(low))


@pytest.mark.parametrize("text", [" normal", " at baseline", " patients", " times a day", " mg"])
def test_no_limit(text, vocabulary):
    assert relative_reader(vocabulary).behind(text, 0, None, None) is None


def test_a_factor_behind_the_limit(vocabulary):
    assert relative_reader(vocabulary).factor(" x 2.5", 0) == (pytest.approx(2.5), 6)
    assert relative_reader(vocabulary).factor(" and 2.5", 0) is None


def test_a_text_without_a_limit_is_told_from_one_with_it(vocabulary):
    reader = relative_reader(vocabulary)
    for row in vocabulary.comparators:
        if row.position == "reference":
            assert all(holding([f"3 x {phrase}"], reader.words)[0] for phrase in row.phrases)
    assert holding(["at least 3 times a week"], reader.words) == [False]
