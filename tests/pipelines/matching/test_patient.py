"""A patient is the facts, what follows from them, and a person."""

from __future__ import annotations

from patients import AS_OF, patient


def test_a_patient_knows_what_follows():
    found = patient("2024-06-20 male; 2024-06-20 age = 8 a")
    assert (found.person.sex, found.person.years(), found.as_of) == ("male", 8, AS_OF)
    assert found.index.own("child")
    assert not found.index.own("adult")
    assert len(found.index.facts) == 2
