"""How names are keyed and written out."""

from __future__ import annotations

import pytest

from nlp.vocabulary.surfaces import is_case_sensitive, keys, surfaces, words_of


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("breast cancer", "cancer of the breast"),
        ("cancer of the breast", "breast cancer"),
        ("non-melanoma skin cancer", "nonmelanoma skin cancer"),
        ("nonmelanoma skin cancer", "non melanoma skin cancers"),
        ("type 1 diabetes", "type I diabetes"),
        ("COVID-19", "covid19"),
        ("interferon alpha", "interferon-α"),
        ("Crohn's disease", "Crohns disease"),
        ("Sjögren syndrome", "Sjogren's syndrome"),
    ],
)
def test_other_words_for_a_name(name, other):
    assert tuple(words_of(other)) in keys(name)


@pytest.mark.parametrize(
    ("name", "only_so"),
    [("ALL", True), ("Na", True), ("SARS", True), ("AML", False), ("SCr", False), ("air", False)],
)
def test_case(name, only_so):
    assert is_case_sensitive(name) is only_so


def test_spellings_are_written_out():
    written = list(surfaces("non-small cell tumor"))
    assert written[0] == "non-small cell tumor"
    assert {"non-small cell tumour", "nonsmall cell tumor", "non-small cell tumors"} <= set(written)


def test_an_acronym_that_is_a_word_has_one_spelling():
    assert list(surfaces("ALL")) == ["ALL"]
