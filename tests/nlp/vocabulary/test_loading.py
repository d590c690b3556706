"""The vocabulary alone, and with a user's terminology beside it."""

from __future__ import annotations

from nlp.vocabulary import (
    PLACE,
    load_vocabulary,
    shipped_vocabulary,
    vocabulary_fingerprint,
)


def test_each_is_read_once():
    assert shipped_vocabulary() is shipped_vocabulary()
    assert load_vocabulary() is load_vocabulary()
    assert shipped_vocabulary().imported is None


def test_what_the_variable_names_stands_beside_the_shipped(monkeypatch, tmp_path):
    from pipelines.terminologies import add_terminology

    table, store = tmp_path / "t.csv", tmp_path / "s.sqlite"
    table.write_text("id,name\n1,quorl syndrome\n")
    add_terminology(store, [table], name="t", vocabulary=shipped_vocabulary())
    monkeypatch.setenv(PLACE, str(store))
    load_vocabulary.cache_clear()
    try:
        assert load_vocabulary().concept("t:1").name == "quorl syndrome"
    finally:
        load_vocabulary.cache_clear()


def test_the_mark_changes_with_what_is_imported(monkeypatch, tmp_path):
    store = tmp_path / "s.sqlite"
    monkeypatch.setenv(PLACE, str(store))
    alone = vocabulary_fingerprint()
    store.write_bytes(b"one")
    beside = vocabulary_fingerprint()
    store.write_bytes(b"another")
    assert len({alone, beside, vocabulary_fingerprint()}) == 3
    store.unlink()
    assert vocabulary_fingerprint() == alone
