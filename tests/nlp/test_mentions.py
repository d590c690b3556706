"""Mentions by the rows alone, and by a tagger over what the rows found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.model.quote import Passage
from nlp.recognizers import Found, Linker, Tagged
from nlp.statements import build_reader, read_statements

TEXT = "No stroke or ebola within 6 months"


class Scripted:
    """A tagger that names what it was told to, and keeps what it was asked."""

    def __init__(self, **kinds):
        self.kinds, self.asked = kinds, []

    def tag_all(self, asked):
        self.asked += asked
        return [
            [
                Found(text.index(word), text.index(word) + len(word), Tagged(kind))
                for word, kind in self.kinds.items()
            ]
            for text, _ in asked
        ]


def mentions(passage, tagger=None):
    reader = replace(build_reader(), tagger=tagger)
    found = read_statements(passage, reader).mentions
    return [(each.quote.text, each.kind, each.concept_id) for each in found]


def test_rows_alone():
    found = mentions(Passage(TEXT))
    assert ("stroke", "condition", "stroke") in found
    assert ("within 6 months", "temporal", None) in found
    assert ("No", "negation", None) in found


def test_a_tagger_decides_on_stretches_and_rows_on_ids():
    tagger = Scripted(**{"No": "negation", "stroke or": "condition", "ebola": "condition"})
    found = mentions(Passage(TEXT), tagger)
    assert ("No", "negation", None) in found
    assert ("stroke or", "condition", "stroke") in found
    assert not any(kind == "temporal" for _, kind, _ in found)


def test_most_of_a_name_is_of_its_concept():
    tagger = Scripted(**{"unstable ang": "condition", "un": "condition"})
    assert mentions(Passage("unstable angina"), tagger) == [
        ("un", "condition", None),
        ("unstable ang", "condition", "unstable_angina"),
    ]


@pytest.mark.parametrize(
    ("text", "named", "wanted"),
    [
        ("ataxia telangiectasia (AT) or gout", ("ataxia telangiectasia", "AT"), True),
        ("AT [ataxia telangiectasia]", ("AT", "ataxia telangiectasia"), True),
        ("juvenile pelvic zorbitis (JPZ)", ("pelvic zorbitis", "JPZ"), True),
        ("pelvic zorbitis (gout)", ("pelvic zorbitis", "gout"), False),
        ("pelvic zorbitis (AT)", ("pelvic zorbitis", "AT"), False),
        ("pelvic zorbitis, PZ)", ("pelvic zorbitis", "PZ"), False),
        ("pelvic zorbitis (PZ]", ("pelvic zorbitis", "PZ"), False),
        ("pelvic zorbitis (PZ", ("pelvic zorbitis", "PZ"), False),
    ],
)
def test_a_name_and_its_short_form_are_one(text, named, wanted):
    found = mentions(Passage(text, 7), Scripted(**dict.fromkeys(named, "condition")))
    words = [text for text, kind, _ in found if kind == "condition"]
    whole = text.removesuffix(" or gout").removeprefix("juvenile ")
    assert words == ([whole] if wanted else list(named))


def test_a_short_form_of_another_kind_is_a_mention_of_its_own():
    tagger = Scripted(**{"pelvic zorbitis": "condition", "PZ": "drug"})
    assert len(mentions(Passage("pelvic zorbitis (PZ)"), tagger)) == 2


def test_mentions_lie_in_the_text_as_received():
    reader = replace(build_reader(), tagger=Scripted(stroke="condition"))
    (mention,) = [
        each
        for each in read_statements(Passage("stroke", 40), reader).mentions
        if each.kind == "condition"
    ]
    assert (mention.quote.start, mention.quote.end) == (40, 46)


def test_the_tagger_is_told_what_the_rows_found():
    tagger = Scripted()
    mentions(Passage(TEXT), tagger)
    ((text, evidence),) = tagger.asked
    assert text == TEXT
    assert (3, 9, "condition", "stroke") in evidence.terms
    assert any(TEXT[start:end] == "within 6 months" for start, end, _ in evidence.windows)
    assert any(TEXT[start:end] == "No" and label == "absent" for start, end, label in evidence.cues)


@pytest.mark.parametrize("tagger", [None, Scripted(stroke="condition")])
def test_statements_of_rows_are_the_same_with_a_tagger_and_without(tagger):
    plain = read_statements(Passage(TEXT), build_reader()).statements
    assert (
        read_statements(Passage(TEXT), replace(build_reader(), tagger=tagger)).statements == plain
    )


@pytest.mark.parametrize(
    ("tagger", "kind"),
    [
        (None, "other"),
        (Scripted(zorbitis="condition"), "condition"),
        (Scripted(bilateral="device", zorbitis="procedure"), "procedure"),
        (Scripted(zorbitis="qualifier"), "other"),
        (Scripted(zorbitis="measurement"), "other"),
        (Scripted(today="drug"), "other"),
    ],
)
def test_words_no_row_knows_are_of_the_kind_the_tagger_says(tagger, kind):
    reader = replace(build_reader(), tagger=tagger)
    found = read_statements(Passage("pelvic zorbitis bilateral, today"), reader).statements
    (statement,) = [each for each in found if "zorbitis" in each.concept.name]
    assert statement.kind == kind


def test_a_mention_no_row_found_is_linked_by_its_own_words():
    tagger = Scripted(gliobastoma="condition", zorbitis="condition")
    linker = Linker(build_reader().vocabulary)
    reader = replace(build_reader(), tagger=tagger, linker=linker)
    found = read_statements(Passage("gliobastoma or zorbitis"), reader).mentions
    ids = {each.quote.text: each.concept_id for each in found}
    assert ids == {"gliobastoma": "glioblastoma", "zorbitis": None}
