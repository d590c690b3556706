"""Is each row's shorthand read in its place, and nowhere else?"""

import tomllib
from importlib.resources import files

import pytest

from pipelines.notes.shorthand import load_shorthand, shorthand_terms

TEXT = files("pipelines.notes").joinpath("shorthand.toml").read_text(encoding="utf-8")
ROWS = tomllib.loads(TEXT)["shorthand"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["concept"])
def test_rows(row, vocabulary):
    assert vocabulary.concept(row["concept"]) is not None
    for text in row["examples"]:
        assert row["concept"] in [f.value.concept_id for f in shorthand_terms(text, vocabulary)]
    for text in row["rejects"]:
        assert row["concept"] not in [f.value.concept_id for f in shorthand_terms(text, vocabulary)]


def test_terms_stand_where_their_words_do(vocabulary):
    (found,) = shorthand_terms("now PS 1", vocabulary)
    assert (found.start, found.end, found.value.kind) == (4, 6, "measurement")


def test_rows_are_read_once():
    assert load_shorthand() is load_shorthand()
