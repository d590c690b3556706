"""Leads, leaves and tokens."""

from __future__ import annotations

from nlp.model import Assertion, Concept, Requirement, Statement, Status
from pipelines.listings.leaves import BARE, Leaf, is_absent, lead_of


def leaf(status=Status.PRESENT):
    statement = Statement("s1", "condition", Concept("gout", "gout"), assertion=Assertion(status))
    return Leaf(0, 4, Requirement(statement))


def test_a_lead_has_its_words_and_their_classes():
    lead = lead_of("patients with ")
    assert (lead.words, lead.classes) == (("patients", "with"), ("person", "place"))
    assert (lead.first(), lead.last()) == ("person", "place")
    assert lead_of("  ") is BARE


def test_either_is_heard():
    assert lead_of("either a history of ").either
    assert not lead_of("a history of ").either


def test_a_leaf_is_of_its_statements_kind():
    assert leaf().kind == "condition"
    assert not is_absent(leaf())
    assert is_absent(leaf(Status.ABSENT))
