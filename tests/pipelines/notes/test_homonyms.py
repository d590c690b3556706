"""Does every row's word lose its name where something else is meant, and keep it elsewhere?"""

import tomllib
from importlib.resources import files

import pytest

from nlp.recognizers import find_terms
from pipelines.notes.homonyms import load_homonyms, meant

TEXT = files("pipelines.notes").joinpath("homonyms.toml").read_text(encoding="utf-8")
ROWS = tomllib.loads(TEXT)["homonym"]


def heard(text, row, vocabulary):
    """The words of a row that are terms of a text, before and after."""
    terms = find_terms(text, vocabulary)
    words = [t for t in terms if text[t.start : t.end].lower() in row["words"]]
    kept = [t for t in meant(text, terms, frozenset()) if t in words]
    return words, kept


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"][0])
def test_examples_lose_the_word_and_keeps_do_not(row, vocabulary):
    assert row["examples"]
    for text in row["examples"]:
        words, kept = heard(text, row, vocabulary)
        assert words, f"no such term: {text}"
        assert kept == [], text
    for text in row["keeps"]:
        words, kept = heard(text, row, vocabulary)
        assert kept == words, text


def test_a_condition_that_was_looked_for_is_none(vocabulary):
    terms = find_terms("hepatitis panel, hepatitis", vocabulary)
    assert len(terms) == 2
    assert meant("hepatitis panel, hepatitis", terms, frozenset()) == terms[1:]


def test_silent_words_tell_nothing(vocabulary):
    terms = find_terms("cough and fever", vocabulary)
    assert meant("cough and fever", terms, frozenset({"cough"})) == terms[1:]


def test_the_rows_are_read_once():
    assert load_homonyms() is load_homonyms()
