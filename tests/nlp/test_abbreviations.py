"""Abbreviations that a text defines: which words they stand for, and what they then mean."""

from __future__ import annotations

import pytest

from nlp.abbreviations import bind, choose, defined, meanings
from nlp.recognizers import Found, TermFound, find_terms, split_words

DEFINED = [
    ("chronic lung rejection (CLR) proven by biopsy", {"CLR": "chronic lung rejection"}),
    ("Severe quorlic bowel disease (QBD); QBD must be active", {"QBD": "quorlic bowel disease"}),
    ("no use of zarn inhibitors (ZIs)", {"ZI": "zarn inhibitors"}),
    ("signs of quorl-associated colitis [QAC]", {"QAC": "quorl-associated colitis"}),
    ("the ZMQ (zarnic mood questionnaire) is 10", {"ZMQ": "zarnic mood questionnaire"}),
    (
        "the ZMQ (zarnic mood questionnaire) and QBD [quorlic bowel disease]",
        {"ZMQ": "zarnic mood questionnaire", "QBD": "quorlic bowel disease"},
    ),
    ("given twice a day (BID)", {}),
    ("asthma (see below)", {}),
    ("the drug (IV)", {}),
    ("Karnofsky, zeal (KZ)", {}),
    ("patients of the QQX (QQX)", {}),
    ("no brackets at all, QBD", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "wanted"), DEFINED)
def test_what_is_defined(text, wanted):
    assert defined(text) == wanted


@pytest.mark.parametrize(
    ("text", "short", "concept", "name"),
    [
        ("metastatic breast cancer (MBX)", "MBX", None, None),
        ("breast cancer (BCX)", "BCX", None, None),
        ("breast cancer (BC)", "BC", "breast_cancer", "breast cancer"),
        ("quorlic breast dolor (QBD)", "QBD", "", "quorlic breast dolor"),
        ("mitral stenosis (MS)", "MS", "mitral_stenosis", "mitral stenosis"),
        # A text's own words, where they share none with the common meaning; else that meaning.
        ("drug break-in phase [DBP]", "DBP", "", "drug break-in phase"),
        ("diastolic brachial pressure (DBP)", "DBP", None, None),
        ("chronic obstructive pulmonary disease (COPD)", "COPD", None, None),
    ],
)
def test_what_it_means(vocabulary, text, short, concept, name):
    value = meanings(text, vocabulary).get(short)
    if concept is None:
        assert value is None
    else:
        assert (value.concept_id, value.name) == (concept, name)


def test_the_whole_text_is_bound_but_not_longer_names(vocabulary):
    bound = meanings("Mitral stenosis (MS) of any grade", vocabulary)
    text = "Repair of MS, no MS-1 or MSs, and RRMS"
    found = bind(text, find_terms(text, vocabulary), bound)
    places = [(f.start, f.end) for f in found if f.value.concept_id == "mitral_stenosis"]
    assert places == [(10, 12), (25, 27)]


def test_long_texts_are_read_in_time():
    assert defined("(" * 50_000 + "A" * 50_000) == {}


def test_other_words_only_rename_a_term(vocabulary):
    bound = meanings("quorlic breast dolor (QBD)", vocabulary)
    assert bind("guidance of the QBD board", [], bound) == []
    there = Found(3, 6, TermFound("", "other", "qbd"))
    assert bind("no QBD", [there], bound)[0].value.name == "quorlic breast dolor"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("severe AS of the aortic valve", ["aortic_stenosis"]),
        ("AS with sacroiliitis", ["ankylosing_spondylitis"]),
        ("as with a murmur", []),
        ("LC-MS", []),
        ("PEs and DVTs", ["pulmonary_embolism"]),
    ],
)
def test_which_meaning_is_told_by_the_words_near(vocabulary, text, wanted):
    words = split_words(text)
    found = choose(text, [], words, vocabulary)
    assert [term.value.concept_id for term in found] == wanted


def test_a_longer_name_keeps_its_letters(vocabulary):
    text = "relapsing MS attack of the aortic valve"
    there = [Found(10, 19, TermFound("attack", "condition", "MS attack"))]
    assert choose(text, there, split_words(text), vocabulary) == there
