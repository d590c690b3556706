"""The file of a user's terminologies: added, replaced, removed, and never half changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.errors import TerminologyError
from nlp.vocabulary import open_imported, shipped_vocabulary
from pipelines.terminologies import add_terminology, list_sources, remove_source

OURS = Path(__file__).with_name("ours.obo")


@pytest.fixture
def store(tmp_path):
    return tmp_path / "deep" / "terms.sqlite"


def add(store, path=OURS, name="ours", **options):
    return add_terminology(store, [path], name=name, vocabulary=shipped_vocabulary(), **options)


def ids(store, *words):
    length, found = open_imported(store).longest(words, 0, 0)
    return found.concept_id if length == len(words) else None


def test_what_is_added_is_found(store):
    kept = add(store)
    assert (kept.name, kept.concepts) == ("ours", 3)
    assert kept.names >= 5
    assert ids(store, "zarnic", "fever") == "INV:2"
    assert ids(store, "zarn", "fever") == "INV:2"
    assert ids(store, "fever", "of", "marsh") is None  # a related synonym is not the thing


def test_the_same_name_again_replaces(store, tmp_path):
    add(store)
    table = tmp_path / "t.csv"
    table.write_text("id,name\n1,quorl syndrome\n")
    add(store, table)
    assert [(source.name, source.concepts) for source in list_sources(store)] == [("ours", 1)]
    assert ids(store, "zarnic", "fever") is None
    assert ids(store, "quorl", "syndrome") == "ours:1"


def test_removing_one_leaves_the_others(store, tmp_path):
    add(store)
    table = tmp_path / "t.csv"
    table.write_text("id,name\n1,quorl syndrome\n")
    add(store, table, "second")
    left = remove_source(store, "ours", vocabulary=shipped_vocabulary())
    assert left.names == 1
    assert [source.name for source in list_sources(store)] == ["second"]
    assert ids(store, "quorl", "syndrome") == "second:1"


def test_a_failed_change_changes_nothing(store, tmp_path):
    add(store)
    empty = tmp_path / "empty.csv"
    empty.write_text("id,name\n")
    with pytest.raises(TerminologyError, match="no concept with a name"):
        add(store, empty)
    assert ids(store, "zarnic", "fever") == "INV:2"


def test_what_is_not_there_cannot_be_removed(store):
    add(store)
    with pytest.raises(TerminologyError, match="there are: ours"):
        remove_source(store, "theirs", vocabulary=shipped_vocabulary())


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "notes.sqlite"
    other.write_text("no database")
    for call in (list_sources, open_imported):
        with pytest.raises(TerminologyError, match="not a terminology file"):
            call(other)
