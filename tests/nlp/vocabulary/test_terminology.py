"""Names to concepts, concepts to ancestors."""

from __future__ import annotations

from nlp.vocabulary.rows import Measure, Term
from nlp.vocabulary.terminology import Terminology, circles


def term(identity, *names, kind="condition", is_a=()):
    return Term(identity, kind, names, tuple(is_a))


def terminology(*rows, measures=()):
    return Terminology({r.id: r for r in rows}, {m.id: m for m in measures})


def test_closure():
    found = terminology(
        term("disease", "disease"),
        term("lung", "lung disease", is_a=["disease"]),
        term("asthma", "asthma", is_a=["lung"]),
    )
    assert found.ancestors("asthma") == {"lung", "disease"}
    assert found.descendants("disease") == {"lung", "asthma"}
    assert found.ancestors("nothing") == frozenset()


def test_a_circle_is_found_and_does_not_hang():
    rows = {"a": term("a", "x", is_a=["b"]), "b": term("b", "y", is_a=["a"])}
    assert set(circles(rows)) == {"a"}
    assert Terminology(rows, {}).ancestors("a") == {"b"}


def test_the_stronger_kind_keeps_a_name():
    found = terminology(
        term("oxygen", "oxygen", kind="procedure"), term("oxygen_drug", "oxygen", kind="drug")
    )
    assert found.names()[("oxygen",)][0].concept_id == "oxygen_drug"
    assert found.clashes() == [("oxygen", "oxygen_drug", "oxygen")]


def test_acronyms_that_differ_in_case_are_told_apart():
    psa = Measure("psa", ("PSA",), "lab", "ng/mL")
    found = terminology(term("psoriatic_arthritis", "PsA"), measures=[psa])
    owners = found.names()[("psa",)]
    assert [(o.concept_id, o.exact) for o in owners] == [
        ("psa", "PSA"),
        ("psa", None),
        ("psoriatic_arthritis", "PsA"),
    ]
    assert found.clashes() == []


def test_ambiguous_names_have_alternatives():
    area = Measure("bsa", ("body surface area",), "vital", "m2", ambiguous=("BSA",))
    affected = Measure("involved", ("area involved",), "score", "%", ambiguous=("BSA",))
    (owner,) = terminology(measures=[area, affected]).names()[("bsa",)]
    assert (owner.concept_id, owner.others) == ("bsa", ("involved",))


def test_every_generated_form_names_its_concept(vocabulary):
    forms = list(vocabulary.surface_forms())
    assert len(forms) > len(vocabulary.terms)
    assert {kind for _, _, _, kind in forms} >= {"condition", "drug", "procedure", "measurement"}
