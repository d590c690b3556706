"""Diseases that a trial is about, and exclusions that mean another one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patients import judge, with_kinds

from nlp.model import Criterion, Quote, Trial, read_expression
from nlp.vocabulary import load_vocabulary
from pipelines.matching.asked import ask
from pipelines.matching.studied import studied_by


def trial(included: str, excluded: str, words: str, conditions: tuple[str, ...] = ()) -> Trial:
    """A trial of two criteria; `words` are the text of the one that excludes."""
    quoted = with_kinds(read_expression(excluded))
    if hasattr(quoted, "statement"):
        statement = quoted.statement
        name = statement.concept.name.replace("_", " ")
        place = words.lower().find(name)
        concept = replace(statement.concept, quote=Quote(place, place + len(name), name))
        quoted = replace(quoted, statement=replace(statement, concept=concept))
    criteria = (
        Criterion("T#I1", "inclusion", None, with_kinds(read_expression(included))),
        Criterion("T#E1", "exclusion", Quote(0, len(words), words), quoted),
    )
    return Trial("T", "", None, conditions, criteria)


CASES = [
    # The note may tell the disease in fewer words than the trial.
    (
        "ductal_carcinoma_in_situ",
        "breast_cancer",
        "Prior breast cancer",
        "breast_cancer",
        "not_met",
    ),
    ("ductal_carcinoma_in_situ", "breast_cancer", "Breast cancer", "breast_cancer", "met"),
    ("colon_cancer", "malignancy", "Malignancy", "colon_cancer", "not_met"),
    ("colon_cancer", "malignancy", "Malignancy", "colon_cancer; melanoma", "met"),
    ("colon_cancer", "malignancy and surgery", "Malignancy and surgery", "colon_cancer", "not_met"),
    # A cancer by another name, and where one has spread to, may be the one under study.
    (
        "urothelial_carcinoma",
        "malignancy",
        "Second malignancy",
        "bladder_cancer",
        "unknown",
    ),
    (
        "bladder_cancer",
        "malignancy",
        "Other malignancy",
        "bladder_cancer; lung_metastasis",
        "not_met",
    ),
    ("bladder_cancer", "malignancy", "Other malignancy", "bladder_cancer; gout", "not_met"),
    ("gout", "stroke", "Prior stroke", "stroke", "met"),
    ("epilepsy", "neurologic_disease", "Neurologic disease", "epilepsy", "not_met"),
    ("epilepsy", "neurologic_disease", "Neurologic disease", "epilepsy; stroke", "met"),
    ("asthma", "neurologic_disease", "Neurologic disease", "epilepsy", "met"),
    ("epilepsy", "epilepsy", "Epilepsy", "epilepsy", "unknown"),
    (
        "gout",
        "arthritis",
        "Other diseases of the joints, including arthritis",
        "gout",
        "not_met",
    ),
    (
        "gout",
        "arthritis",
        "Diseases of the joints, including arthritis",
        "rheumatoid_arthritis",
        "met",
    ),
    ("gout", "heart_disease or stroke", "Heart disease or stroke", "gout", "not_met"),
]


@pytest.mark.parametrize(("included", "excluded", "words", "facts", "expected"), CASES)
def test_exclusions_of_the_disease_under_study(included, excluded, words, facts, expected):
    asked = ask(trial(included, excluded, words), load_vocabulary())
    assert judge(facts).criterion(asked[1]).verdict.value == expected


def test_conditions_of_the_trial_are_under_study():
    given = trial("age >= 18 a", "stroke", "Stroke", ("Rheumatoid Arthritis", "Zorbular Fever"))
    assert studied_by(given, load_vocabulary()) == {"rheumatoid_arthritis"}


def test_absences_and_classes_are_not_under_study():
    given = trial("asthma absent and disease and gout", "stroke", "Stroke")
    assert studied_by(given, load_vocabulary()) == {"gout"}
