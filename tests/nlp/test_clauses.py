"""Where clauses end."""

from __future__ import annotations

import pytest

from nlp.clauses import Clauses


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("first thing; second thing", "second", " second thing"),
        ("First it ends. Second it goes on", "Second", " Second it goes on"),
        ("first\nsecond", "second", "second"),
        ("grip (26 in men; 18 in women), other", "18", "grip (26 in men; 18 in women), other"),
        ("grip (26 in men); 18 in women", "18", " 18 in women"),
        ("approx. 5 mg", "5", "approx. 5 mg"),
    ],
)
def test_clause(text, word, clause):
    low, high = Clauses(text).around(text.index(word))
    assert text[low:high] == clause


def test_many_semicolons_in_an_open_bracket_are_read_in_time():
    assert Clauses("(" + "a;" * 50_000).around(7)[0] == 0
