"""Which words become open concepts, and which are left unread."""

from __future__ import annotations

import pytest

from nlp.open_concepts import find_open, looked_at, unread_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("zorbular fever, painful knee", ["zorbular fever", "painful knee"]),
        ("patients with the zorbular fever", ["zorbular fever"]),
        ("the patient must be able to", []),
        ("one two three four five six seven eight widgets blorbed", []),
    ],
)
def test_open(text, names):
    found = find_open(text, ())
    assert [text[each.start : each.end] for each in found] == names
    assert all(each.value.concept_id == "" for each in found)


def test_what_is_known_is_no_open_concept():
    text = "psoriasis or zorbular fever"
    assert [each.value.name for each in find_open(text, [(0, 9)])] == ["zorbular fever"]


def test_unread_words_are_stretches_that_nothing_covers():
    text = "psoriasis wobbling grandly of the patient"
    spans = unread_words(text, [(0, 9)])
    assert [text[start:end] for start, end in spans] == ["wobbling grandly"]


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("no nodule on CT of the chest, abdomen and pelvis", ["chest, abdomen and pelvis"]),
        ("MRI of the left knee or right hip shows", ["left knee or right hip"]),
        ("pain of the left knee or hip", []),
    ],
)
def test_what_an_examination_looked_at(text, sites):
    assert [text[start:end] for start, end in looked_at(text)] == sites
