"""Criteria made ready: what asks nothing leaves, what is studied is set apart."""

from __future__ import annotations

import pytest
from patients import asked, with_kinds

from nlp.model import Criterion, Trial, read_expression
from nlp.vocabulary import load_vocabulary
from pipelines.matching.asked import ask
from pipelines.matching.nodes import Blank


def names(form: str, kind: str) -> list[str]:
    return [leaf.name for leaf in asked(form, kind).leaves]


@pytest.mark.parametrize(
    ("form", "kind", "expected"),
    [
        ('asthma and "period"', "inclusion", ["asthma"]),
        ('"period"', "inclusion", ["period"]),
        ("asthma or disease", "exclusion", ["asthma"]),
        ("asthma and surgery", "exclusion", ["asthma", "surgery"]),
        ("asthma and surgery", "inclusion", ["asthma"]),
        ("asthma and ct", "inclusion", ["asthma"]),
        ("ct or ultrasound", "inclusion", ["ct", "ultrasound"]),
        ('asthma with "severe" and age', "inclusion", ["asthma"]),
    ],
)
def test_what_asks_nothing_leaves(form, kind, expected):
    assert names(form, kind) == expected


def test_a_negation_turns_the_kind_round():
    (leaf,) = asked("asthma absent", "inclusion").leaves
    assert leaf.kind == "exclusion"


def test_qualifiers_that_narrow_are_kept():
    (leaf,) = asked('asthma with "severe", "documented"', "exclusion").leaves
    assert leaf.narrow == ("severe",)


def trial(*criteria: tuple[str, str]) -> Trial:
    made = [
        Criterion(f"T#{n}", kind, None, with_kinds(read_expression(form)))
        for n, (kind, form) in enumerate(criteria, 1)
    ]
    return Trial("T", "", criteria=tuple(made))


def test_the_disease_under_study_is_no_other_one():
    found = ask(
        trial(("inclusion", "breast_cancer"), ("exclusion", "malignancy"), ("exclusion", "asthma")),
        load_vocabulary(),
    )
    assert "breast_cancer" in found[1].leaves[0].apart
    assert "lung_cancer" not in found[1].leaves[0].apart
    assert not found[2].leaves[0].apart


def test_children_stand_in_their_parents_place():
    found = ask(trial(("inclusion", 'criterion "T#2"'), ("inclusion", "asthma")), load_vocabulary())
    assert [leaf.name for leaf in found[0].leaves] == ["asthma"]
    lost = ask(trial(("inclusion", 'criterion "T#9"')), load_vocabulary())
    assert isinstance(lost[0].node, Blank)


def test_a_circle_of_children_ends():
    found = ask(
        trial(("inclusion", 'criterion "T#2"'), ("inclusion", 'criterion "T#1"')), load_vocabulary()
    )
    assert found[0].leaves == ()


def test_keys_are_the_concept_and_what_denies_it():
    keys = asked('lung_cancer and "zorbular fever"', "inclusion").keys
    assert {"lung_cancer", "-malignancy", "w:zorbular"} <= keys
    assert "malignancy" not in keys


def test_a_parent_of_criteria_alone_asks_for_no_operation():
    found = ask(
        trial(
            ("inclusion", 'criterion "T#2" and criterion "T#3"'),
            ("inclusion", "creatinine < 2 mg/dL"),
            ("inclusion", "asthma"),
        ),
        load_vocabulary(),
    )
    assert not any(leaf.operation for leaf in found[0].leaves)


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("Mastectomy", True),
        ("Undergoing mastectomy", True),
        ("Candidate for mastectomy", False),
        ("Eligible for mastectomy", False),
        ("Willing to undergo mastectomy", False),
    ],
)
def test_an_operation_that_could_be_done_is_not_one_that_is_told(words, silent):
    (leaf,) = asked("mastectomy", "inclusion", words).leaves
    assert leaf.operation is silent
