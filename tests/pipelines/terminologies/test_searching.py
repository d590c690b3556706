"""A person's look into the file: by name, by the beginning of one, by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.errors import TerminologyError
from nlp.vocabulary import shipped_vocabulary
from pipelines.terminologies import add_terminology, search_names


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    ours = Path(__file__).with_name("ours.obo")
    add_terminology(path, [ours], name="ours", vocabulary=shipped_vocabulary())
    return path


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zarnic Fevers", ["INV:2"]),
        ("INV:3", ["INV:3"]),
        ("recurrent", ["INV:3"]),
        ("nothing of ours", []),
    ],
)
def test_what_is_found(store, text, wanted):
    assert [hit.concept_id for hit in search_names(store, text)] == wanted


def test_what_a_hit_tells(store):
    hit = search_names(store, "Zarn's fever")[0]
    assert (hit.kind, hit.name, hit.found) == ("condition", "zarnic fever", "Zarn's fever")
    assert hit.parents == ("vexed organ disease",)
    assert dict(hit.codes) == {"ICD10CM": ("A99.9",), "INV": ("2",)}


def test_without_a_file_it_says_so(tmp_path):
    with pytest.raises(TerminologyError, match="no terminology was added"):
        search_names(tmp_path / "none", "asthma")
