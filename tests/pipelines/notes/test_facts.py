"""Is a statement made the facts that its section says: whose, when, and of what kind?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from nlp.model import Amount, Assertion, Comparator, Concept, Statement, Status, Tense
from nlp.model.notation import write_statement
from nlp.model.reading import read_statement
from pipelines.notes.facts import fact_statements


def made(line: str, section: str | None = None, kind: str = "condition") -> str:
    """The facts of a statement written in short form."""
    statement = replace(read_statement(line), kind=kind)
    return "; ".join(map(write_statement, fact_statements(statement, section))) or "nothing"


@pytest.mark.parametrize(
    ("line", "section", "kind", "expected"),
    [
        ("gout", None, "condition", "gout"),
        ("gout absent", "past_medical_history", "condition", "gout absent"),
        ("gout", "past_medical_history", "condition", "gout"),
        ("gout", "family_history", "condition", "gout (family)"),
        ("gout absent", "family_history", "condition", "gout absent (family)"),
        ("gout (other)", "family_history", "condition", "gout (other)"),
        ("gout", "resolved_problems", "condition", "gout (history)"),
        ("appendectomy", "past_surgical_history", "procedure", "appendectomy (history)"),
        ("appendectomy", "plan", "procedure", "appendectomy"),
        ("warfarin", "stopped_medications", "drug", "warfarin (history)"),
        ("warfarin", "medications", "drug", "warfarin"),
        ("clinic", None, "visit", "nothing"),
        ("gout", None, "other", "nothing"),
        ("mother", None, "demographic", "nothing"),
        ("relative", None, "demographic", "nothing"),
        ("child", None, "demographic", "nothing"),
        ("woman", None, "demographic", "female"),
        ("man", None, "demographic", "male"),
        ("man absent", None, "demographic", "male"),
    ],
)
def test_a_section_says_whose_and_when(line, section, kind, expected):
    assert made(line, section, kind) == expected


def test_a_drug_among_allergies_is_an_allergy():
    drug = replace(read_statement("penicillin"), kind="drug")
    assert [each.kind for each in fact_statements(drug, "allergies")] == ["allergy"]
    assert [each.kind for each in fact_statements(drug, "medications")] == ["drug"]
    sick = replace(read_statement("asthma"), kind="condition")
    assert [each.kind for each in fact_statements(sick, "allergies")] == ["condition"]


def test_an_amount_of_nothing_is_no_fact():
    assert fact_statements(Statement("s1", "measurement"), None) == []


def pressure(*values: int, assertion: Assertion | None = None) -> Statement:
    """A blood pressure of some values in mmHg."""
    amount = Amount(Comparator.IN, tuple(map(Decimal, values)), "mm[Hg]")
    concept = Concept("BP", "blood_pressure")
    return Statement("s1", "measurement", concept, amount, assertion=assertion or Assertion())


@pytest.mark.parametrize("values", [(142, 88), (88, 142)])
def test_blood_pressure_is_two_measurements(values):
    parts = fact_statements(pressure(*values), None)
    assert [write_statement(part) for part in parts] == [
        "systolic_bp = 142 mm[Hg]",
        "diastolic_bp = 88 mm[Hg]",
    ]


def test_blood_pressure_without_two_values_stays_one():
    bare = replace(pressure(142), amount=None)
    absent = pressure(142, 88, assertion=Assertion(Status.ABSENT))
    for statement in (bare, pressure(142), absent):
        assert fact_statements(statement, None) == [statement]


def test_pressures_keep_their_assertion():
    said = Assertion(time=Tense.HISTORY)
    parts = fact_statements(pressure(142, 88, assertion=said), None)
    assert [part.assertion for part in parts] == [said, said]
