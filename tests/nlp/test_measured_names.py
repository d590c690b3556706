"""Names of what is measured or counted that no row knows, and names of two meanings."""

from __future__ import annotations

import pytest

from nlp.meanings import choose_meanings
from nlp.measured_names import beside_names, name_measures, name_pressures
from nlp.model.quote import Passage
from nlp.recognizers import find_terms, read_amounts
from nlp.statements import build_reader, read_statements
from nlp.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def named(text: str) -> list[str]:
    """The words of the names made for the amounts of a text."""
    terms = find_terms(text, VOCABULARY)
    found = name_measures(text, terms, read_amounts(text, VOCABULARY))
    return [text[each.start : each.end] for each in found if each not in terms]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("with QRTZ >= 5", ["QRTZ"]),
        ("Knee Bother Index (KBX) score below 10%", ["Knee Bother Index"]),
        ("eyelid gap of at least 2 mm", ["eyelid gap"]),
        ("sideways tilt of the big toe less than 5 degrees", ["sideways tilt of the big toe"]),
        ("at least two separate zaps", ["separate zaps"]),
        ("at least 2 episodes of zaps", ["zaps"]),
        ("at least 10 teeth in place", ["teeth"]),
        ("- <= 4 ppm QX", ["QX"]),
        # What a row names, what only says that something was measured, verbs, people.
        ("hemoglobin concentration >= 9 g/dL", []),
        ("a total score of at least 40", []),
        ("has experienced more than 3", []),
        ("at least 2 patients", []),
        ("aged 18 years or older", []),
        ("prednisone at doses > 10 mg", []),
    ],
)
def test_names(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("ASA III", "asa_class"),
        ("ASA class <= 2", "asa_class"),
        ("ASA 325 mg", "aspirin"),
        ("ASA, ibuprofen", "aspirin"),
    ],
)
def test_a_number_decides_between_two_meanings(text, concept):
    terms = find_terms(text, VOCABULARY)
    found = choose_meanings(text, terms, read_amounts(text, VOCABULARY), VOCABULARY)
    assert found[0].value.concept_id == concept


def test_an_open_name_owns_its_amount():
    (statement,) = read_statements(Passage("with QRTZ >= 5"), build_reader()).statements
    assert statement.kind == "measurement"
    assert statement.concept is not None
    assert statement.concept.quote.text == "QRTZ"


def test_a_pair_behind_pressure_is_the_bloods():
    (statement,) = read_statements(Passage("pressure 150/86"), build_reader()).statements
    assert statement.concept is not None
    assert statement.concept.concept_id == "blood_pressure"


def test_digits_of_a_name_are_no_result():
    (statement,) = read_statements(Passage("CA 19-9 >= 100 U/mL"), build_reader()).statements
    assert statement.concept is not None
    assert statement.concept.concept_id == "ca_19_9"
    assert statement.amount is not None
    assert statement.amount.quote.text == ">= 100 U/mL"


def test_digits_of_a_name_are_left_out_everywhere():
    text = "CA 19-9 45 U/mL"
    amounts = read_amounts(text, VOCABULARY)
    kept = beside_names(find_terms(text, VOCABULARY), amounts)
    assert [text[each.start : each.end] for each in kept] == ["45 U/mL"]


def test_only_a_bare_pressure_is_named():
    for text, names in (
        ("pressure was 150/86", 1),
        ("intraocular pressure 21/18", 1),
        ("20/40", 0),
    ):
        terms = find_terms(text, VOCABULARY)
        assert len(name_pressures(text, terms, read_amounts(text, VOCABULARY))) == names
