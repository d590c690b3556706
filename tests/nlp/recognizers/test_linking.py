"""Links of mentions' words to concepts."""

from __future__ import annotations

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.recognizers.linking import Linker, Named, Names, alike, same
from nlp.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def linker():
    return Linker(load_vocabulary(), frozenset({"palpation", "asbestos"}))


@pytest.mark.parametrize(
    ("words", "kind", "concept"),
    [
        ("heart failure", "condition", "heart_failure"),
        ("Heart  Failure", "condition", "heart_failure"),
        ("strokes", "condition", "stroke"),
        ("gliobastoma", "condition", "glioblastoma"),
        ("ketoconazloe", "drug", "ketoconazole"),
        ("other glioblastomas", "condition", "glioblastoma"),
        ("failure of the heart", "condition", "heart_failure"),
        ("triglicerides", "measurement", "triglycerides"),
    ],
)
def test_names_are_linked(linker, words, kind, concept):
    assert linker.link(words, kind) == concept
    assert linker.link(words, kind) == concept  # from what was kept


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("zorbitis maxima", "condition"),
        ("autoimmune zorbitis type 2", "condition"),
        ("palpation", "condition"),
        ("asbestos", "condition"),
        ("left heart failure clinic", "condition"),
        ("heart failure and stroke", "condition"),
        ("ketoconazloe", "device"),
        ("severe", "condition"),
        ("", "condition"),
        ("((((", "drug"),
        ("🜚🜛" * 4, "drug"),
        ("a" * 5000, "condition"),
    ],
)
def test_other_words_stay_open(linker, words, kind):
    assert linker.link(words, kind) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("hypertension", "hypotension", False),
        ("hyperglycemia", "hypoglycemia", False),
        ("hypertenson", "hypertension", False),  # it ends otherwise: "-nson" for "-sion"
        ("hypertesnion", "hypertension", True),
        ("endometrioid", "endometrioma", False),
        ("bacteria", "bacteremia", False),
        ("selegeline", "selegiline", True),
        ("zelegiline", "selegiline", False),
        ("siptagliptin", "sitagliptin", True),
        ("renal", "penal", False),
        ("anemia", "anoxia", False),
    ],
)
def test_slips_of_the_pen_are_told_from_other_words(one, other, expected):
    assert alike(one, other) is expected


def test_a_word_met_often_is_no_slip():
    assert alike("creatnine", "creatinine")
    assert not alike("creatine", "creatinine", frozenset({"creatine"}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("cancer of the lung", "lung cancer", True),
        ("lung of cancer", "lung cancer", False),
        ("type 2 diabetes", "diabetes type 2", False),  # heads differ
        ("diabetes 2", "diabetes 1", False),
        ("lung cancer", "small cell lung cancer", False),
        ("the vaccine", "vaccine", True),
        ("", "", False),
    ],
)
def test_stretches_are_compared_word_by_word(one, other, expected):
    assert same(Named.of(one), Named.of(other)) is expected


def test_nearness_is_that_of_scikit_learn():
    names = Names(load_vocabulary())
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)).fit(names.texts())
    for one, other in [
        ("lung cancer", "small cell lung cancer"),
        ("heart failure", "hearing loss"),
        ("glioblastoma", "glioblastoma"),
    ]:
        theirs = (vectorizer.transform([one]) @ vectorizer.transform([other]).T).toarray()[0, 0]
        assert names.nearness(one, other) == pytest.approx(theirs, abs=1e-6)
