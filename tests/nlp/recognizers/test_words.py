"""Texts as words: folded, each with its offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.recognizers import split_words
from nlp.recognizers.words import Openings, lowered


def test_words_and_offsets():
    text = "The patient's tumours, non-small"
    words = split_words(text)
    assert words.folded == ("patient", "tumor", ",", "non", "small")
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "patient",
        "tumours",
        ",",
        "non",
        "small",
    ]


def test_contractions_hold_a_not():
    assert split_words("doesn't").folded == ("does", "not")
    assert split_words("can’t").folded == ("ca", "not")
    assert split_words("NT").folded == ("nt",)


def test_plurals_of_acronyms():
    assert split_words("UTIs").folded == ("uti",)


def test_ranges():
    words = split_words("no evidence of fever")
    assert words.covering(3, 14) == (1, 3)
    assert words.covering(4, 5) == (1, 2)
    assert words.at(3) == 1
    assert len(words) == 4


@given(st.text())
def test_offsets_stay(text):
    assert len(lowered(text)) == len(text)
    words = split_words(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(words.starts, words.ends, strict=True))
    assert list(words.starts) == sorted(words.starts)


def test_where_phrases_may_begin():
    found = Openings([("no",), ("no", "sign", "of"), ("no", "sign"), ("free", "of")])
    assert list(found.places(("no", "sign", "free", "of"))) == [(0, (3, 2, 1)), (2, (2,))]
    assert list(found.places(("no", "fever", "of", "free"))) == [(0, (1,))]
    assert list(found.places(())) == []
