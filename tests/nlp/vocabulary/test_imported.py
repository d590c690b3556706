"""Imported names beside shipped ones: found, linked, coded; and where their file lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.model.reading import read_statement
from nlp.recognizers import find_terms
from nlp.vocabulary import PLACE, Filter, beginnings, imported_path, open_imported, read_vocabulary

TABLE = """\
id,name,parents,kind
Z:1,quorlic asthma,asthma,condition
Z:2,quorl,,condition
asthma,asthma,,condition
Z:3,history,,condition
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A vocabulary of our tables with an imported one beside them."""
    from importlib.resources import files

    from pipelines.terminologies import add_terminology

    vocabulary = read_vocabulary(files("nlp.vocabulary"), strict=False)
    folder = tmp_path_factory.mktemp("store")
    (folder / "t.csv").write_text(TABLE)
    add_terminology(folder / "s", [folder / "t.csv"], name="t", vocabulary=vocabulary)
    vocabulary.attach(open_imported(folder / "s"))
    return vocabulary


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("severe quorlic asthmas", ["severe_qualifier", "Z:1"]),
        ("quorl or asthma", ["Z:2", "asthma"]),
        ("asthma", ["asthma"]),
        ("quorlic\n- asthma", ["asthma"]),
        ("quorlic", []),
        ("", []),
    ],
)
def test_both_are_found_the_longer_first(both, text, wanted):
    assert [found.value.concept_id for found in find_terms(text, both)] == wanted


def test_links_lead_on_into_the_shipped_ones(both):
    assert "asthma" in both.ancestors("Z:1")
    assert both.terminology.ancestors("asthma") < both.ancestors("Z:1")
    assert "Z:1" in both.descendants("asthma")


def test_an_imported_concept_is_a_row_like_others(both):
    row = both.concept("Z:1")
    assert (row.kind, row.name, row.is_a) == ("condition", "quorlic asthma", ("asthma",))
    assert dict(both.concept("asthma").codes)["ICD10CM"]


def test_the_short_form_holds_their_ids():
    assert read_statement("Z:1 absent").concept.concept_id == "Z:1"


def test_the_variable_names_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv(PLACE, str(tmp_path / "a"))
    assert imported_path() == tmp_path / "a"
    monkeypatch.setenv(PLACE, "")
    assert imported_path() is None
    monkeypatch.delenv(PLACE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert imported_path() == Path(tmp_path, "inclex", "terminology.sqlite")
    assert open_imported(imported_path()) is None


def test_a_filter_never_misses_and_seldom_lies():
    names = [f"word{n} thing{n}".split() for n in range(2_000)]
    values = [value for words in names for value in beginnings(words)]
    made = Filter.sized(len(values))
    for value in values:
        made.add(value)
    assert all(value in made for value in values)
    others = [value for n in range(2_000) for value in beginnings([f"other{n}"])]
    assert sum(value in made for value in others) < 0.06 * len(others)
