"""Which facts bear on a concept, or on words: by the keys they share with it."""

from __future__ import annotations

import pytest

from nlp.vocabulary import load_vocabulary
from pipelines.matching.bearing import about_concept, about_words, degrees_of
from pipelines.matching.roles import roles_of


@pytest.mark.parametrize(
    ("identity", "bears", "never"),
    [
        ("lung_cancer", {"lung_cancer", "-lung_cancer", "-malignancy"}, {"malignancy", "-asthma"}),
        ("age", {"age", "birth_date"}, {"female"}),
        ("female", {"female", "male"}, {"age"}),
        ("informed_consent", {"informed_consent"}, {"asthma"}),
    ],
)
def test_a_concept(identity, bears, never):
    about = about_concept(identity, load_vocabulary())
    assert bears <= about.keys
    assert about.keys.isdisjoint(never)
    assert identity in about.within
    assert identity not in about.above


def test_a_concept_is_looked_up_once():
    vocabulary = load_vocabulary()
    assert about_concept("asthma", vocabulary) is about_concept("asthma", vocabulary)


def test_kinds_support_and_a_measure_is_known():
    vocabulary = load_vocabulary()
    assert "lung_cancer" in about_concept("malignancy", vocabulary).within
    measure = about_concept("creatinine", vocabulary).measure
    assert measure is not None
    assert measure.unit == "mg/dL"


@pytest.mark.parametrize(
    ("name", "role", "keys"),
    [
        ("zorbular fevers", None, {"w:zorbular", "w:fever"}),
        ("willing to consent", "outside", {"informed_consent", "study_compliance"}),
    ],
)
def test_words(name, role, keys):
    about = about_words(name, roles_of(load_vocabulary()))
    assert (about.role, about.keys) == (role, keys)


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("severe_asthma", {"asthma"}),
        ("acute_leukemia", {"leukemia"}),
        ("lung_cancer", set()),
        ("asthma", set()),
    ],
)
def test_a_degree_names_its_class(identity, expected):
    assert degrees_of(identity, load_vocabulary()) == expected
