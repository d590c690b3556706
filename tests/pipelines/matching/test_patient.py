"""A patient is the facts, what follows from them, and a person."""

from __future__ import annotations

from patients import AS_OF, patient

from nlp.vocabulary import load_vocabulary
from pipelines.matching.patient import Patient


def test_a_patient_knows_what_follows():
    found = patient("2024-06-20 male; 2024-06-20 age = 8 a")
    assert (found.person.sex, found.person.years(), found.as_of) == ("male", 8, AS_OF)
    assert found.index.own("child")
    assert not found.index.own("adult")
    assert len(found.index.facts) == 2


def test_the_complaint_is_the_first_disease():
    found = patient("2024-06-20 male; 2024-06-20 stroke absent; 2024-06-20 asthma")
    assert [(each.fact_id, each.role) for each in found.complaint] == [("n#f3", "near")]
    assert patient("male").complaint == ()


def test_a_silent_patient_tells_of_other_things():
    found = Patient.silent("female", True, AS_OF, load_vocabulary())
    assert (found.person.sex, found.index.known, found.index.facts) == ("female", True, [])
    assert not Patient.silent(None, False, AS_OF, load_vocabulary()).index.known
