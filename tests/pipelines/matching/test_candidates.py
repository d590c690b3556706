"""Which facts may answer: kinds of a concept support, what it is a kind of denies."""

from __future__ import annotations

from patients import fact, leaf

from nlp.vocabulary import load_vocabulary
from pipelines.matching.candidates import Derived, FactIndex


def index(*lines: str) -> FactIndex:
    return FactIndex([fact(line, n) for n, line in enumerate(lines, 1)], load_vocabulary())


def ids(facts) -> set[str]:
    return {each.fact_id for each in facts}


def test_newest_first():
    found = index("2024-01-01 asthma", "2024-06-01 asthma", "asthma").of("asthma")
    assert [each.fact_id for each in found] == ["n#f2", "n#f1", "n#f3"]


def test_a_kind_of_it_supports_and_the_general_denies():
    facts = index("2024-06-01 breast_cancer absent", "2024-06-01 malignancy absent")
    assert ids(facts.supporting(leaf("malignancy"))) == {"n#f1", "n#f2"}
    assert ids(facts.denying(leaf("lung_cancer"))) == {"n#f2"}
    assert ids(facts.denying(leaf("breast_cancer"))) == {"n#f1", "n#f2"}


def test_facts_of_one_day_come_as_they_stand():
    cancers = ("lung_cancer", "breast_cancer", "prostate_cancer", "lymphoma", "melanoma")
    facts = index(*(f"2024-06-01 {each}" for each in cancers))
    found = [each.fact_id for each in facts.supporting(leaf("malignancy"))]
    assert found == sorted(found) and len(found) == len(cancers)


def test_who_has_a_kind_of_it_is_not_without_it():
    facts = index("2024-06-01 lung_cancer", "2024-06-01 malignancy absent")
    assert facts.denying(leaf("breast_cancer")) == []


def test_a_class_too_wide_denies_nothing_but_itself():
    facts = index("2024-06-01 infection absent")
    assert facts.denying(leaf("pneumonia")) == []
    assert ids(facts.denying(leaf("infection"))) == {"n#f1"}


def test_open_concepts_meet_by_their_words():
    facts = index('2024-06-01 "severe zorbular fevers"')
    assert ids(facts.supporting(leaf('"zorbular fever"'))) == {"n#f1"}
    assert facts.supporting(leaf('"zorbular rash"')) == []


def test_the_stated_stands_before_the_derived():
    facts = index("2024-01-01 asthma")
    facts.add(Derived(fact("2024-06-01 asthma", 2), "worked out", ()))
    assert [each.fact_id for each in facts.supporting(leaf("asthma"))] == ["n#f1", "n#f2"]


def test_keys_name_what_the_facts_bear_on():
    facts = index("2024-06-01 lung_cancer", "2024-06-01 asthma absent", '"zorbular fever"')
    assert {"lung_cancer", "malignancy", "-asthma", "w:zorbular"} <= facts.keys
    assert "-lung_cancer" not in facts.keys


def test_what_is_of_the_same_small_class_comes_near():
    facts = index("2024-06-01 basal_cell_carcinoma", "2024-06-01 asthma")
    assert ids(facts.related(leaf("skin_squamous_cell_carcinoma"))) == {"n#f1"}
    assert facts.related(leaf("psoriasis")) == []
