"""Imported concepts that are shipped ones, names that are claimed once, links that close."""

from __future__ import annotations

import pytest

from nlp.vocabulary import open_imported, shipped_vocabulary
from pipelines.terminologies import add_terminology
from pipelines.terminologies.deriving import plain_name

TABLE = """\
id,name,synonyms,parents,kind,xref
A:1,asthma,,,condition,ICD-10-CM:J45
A:2,quorl asthma,quorly wheeze|SAA,A:1,condition,
A:3,quorl asthma of childhood,,A:2,condition,
A:4,quorly wheeze,,,condition,
A:5,air,,,drug,
A:6,quorl test,,,measurement,
A:7,hemoglobin,,,measurement,LOINC:718-7
B:1,zarnic disease A,,B:2,condition,
B:2,zarnic disease B,,B:1,condition,
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    (folder / "t.csv").write_text(TABLE)
    add_terminology(
        folder / "s.sqlite", [folder / "t.csv"], name="t", vocabulary=shipped_vocabulary()
    )
    return open_imported(folder / "s.sqlite")


def owner(imported, *words):
    length, found = imported.longest(words, 0, 0)
    return found if length == len(words) else None


def test_a_shipped_concept_gains_codes_and_keeps_its_id(imported):
    assert owner(imported, "asthma").concept_id == "asthma"
    asthma = imported.completed(shipped_vocabulary().concept("asthma"))
    assert dict(asthma.codes)["A"] == ("1",)
    assert "J45" in dict(asthma.codes)["ICD10CM"]


def test_links_close_over_any_distance(imported):
    assert imported.ancestors("A:3") == {"A:2", "asthma"}
    assert imported.descendants("asthma") == {"A:2", "A:3"}
    assert imported.term("A:3").is_a == ("A:2",)


def test_a_circle_of_theirs_ends(imported):
    assert imported.ancestors("B:1") == {"B:2"}


def test_a_preferred_name_comes_before_a_synonym(imported):
    assert owner(imported, "quorly", "wheeze").concept_id == "A:4"


def test_acronyms_keep_their_case(imported):
    assert owner(imported, "saa").exact == "SAA"


def test_what_cannot_be_judged_or_is_a_plain_word_is_left_out(imported):
    assert owner(imported, "air") is None
    assert owner(imported, "quorl", "test") is None
    assert owner(imported, "hemoglobin").concept_id == "hemoglobin"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Asthma, unspecified", "Asthma"),
        ("Asthma NOS (disorder)", "Asthma"),
        ("[D]Wheeze", "[D]Wheeze"),
        ("no wheeze", None),
        ("17", None),
        ("of a name with far too many words to be written by anyone", None),
    ],
)
def test_names_as_a_text_writes_them(name, wanted):
    assert plain_name(name) == wanted
