"""Names that go on behind a bracket which tells their words again."""

from __future__ import annotations

import pytest

from nlp.recognizers import name_around, split_words, term_finder

NAMED = [
    ("taking Janus kinase (JAK) inhibitors", ["Janus kinase (JAK) inhibitors"]),
    ("any JAK (Janus kinase) inhibitor", ["JAK (Janus kinase) inhibitor"]),
    (
        "ornithine transcarbamylase [OTC] deficiency",
        ["ornithine transcarbamylase [OTC] deficiency"],
    ),
    ("pulmonary arterial (PA) hypertension", ["pulmonary arterial (PA) hypertension"]),
    ("a CT (computed tomography) scan", ["CT (computed tomography) scan"]),
    ("atrial (AF) fibrillation and asthma", ["atrial (AF) fibrillation", "asthma"]),
]
APART = [
    "radiation (SBRT) therapy",  # what kind of radiation, not its short form
    "heart (not renal) failure",
    "atrial; (AF) fibrillation",
    "pulmonary arterial (PA), hypertension",
    "asthma (COPD) and hypertension",
    "atrial (AF",
    "(AF) fibrillation",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_names_that_go_on(text, wanted, vocabulary):
    finder, words = term_finder(vocabulary), split_words(text)
    found = name_around(text, finder.find(text, words), words, finder)
    assert [text[each.start : each.end] for each in found] == wanted


@pytest.mark.parametrize("text", APART)
def test_names_that_do_not(text, vocabulary):
    finder, words = term_finder(vocabulary), split_words(text)
    terms = finder.find(text, words)
    assert name_around(text, terms, words, finder) == terms


def test_what_goes_on_behind_such_a_name_stays(vocabulary):
    text = "bone marrow (BM) transplant rejection"
    finder, words = term_finder(vocabulary), split_words(text)
    terms = finder.find(text, words)
    assert [each.value.concept_id for each in terms] == ["transplant_rejection"]
    assert name_around(text, terms, words, finder) == terms
