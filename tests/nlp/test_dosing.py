"""Which drug an amount is the dose of."""

from __future__ import annotations

import pytest

from nlp.dosing import grades_another, is_means, shows
from nlp.model.quote import Passage
from nlp.recognizers import find_terms, read_amounts
from nlp.statements import build_reader, read_statements
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("lupus requiring > 10 mg of daily prednisone", "prednisone"),
        ("more than 4 mg dexamethasone a day", "dexamethasone"),
        ("lupus on prednisone at doses > 10 mg/day", "prednisone"),
        ("prednisone > 10 mg of late, methotrexate", "prednisone"),
        # What one drinks is no dose, and a result stays its measure's.
        ("harmful alcohol intake of more than 24 g alcohol/day", "alcohol_use"),
        ("creatinine > 2 mg/dL on prednisone", "creatinine"),
    ],
)
def test_doses(text, owner):
    found = read_statements(Passage(text), build_reader()).statements
    owners = [each.concept.concept_id for each in found if each.amount is not None and each.concept]
    assert owners == [owner]


def found_in(text: str):
    vocabulary = load_vocabulary()
    return find_terms(text, vocabulary), read_amounts(text, vocabulary)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("toxicity of prior chemotherapy of grade 2", True),
        ("chemotherapy, toxicity of grade 2", False),
        ("stroke after chemotherapy of grade 2", False),
        ("toxicity of chemotherapy with an ECOG of 2", False),
    ],
)
def test_a_treatment_has_no_grade(text, wanted):
    terms, amounts = found_in(text)
    assert grades_another(text, terms, len(terms) - 1, amounts[-1]) is wanted


def test_how_it_was_measured_and_what_shows_it():
    text = "oxygen saturation [by spirometry] < 92%"
    terms, amounts = found_in(text)
    assert is_means(text, terms[-1], amounts[0].start)
    assert not is_means(text, terms[0], amounts[0].start)
    text = "a nodule of 8 mm"
    _, (length,) = found_in(text)
    assert shows(text, length, "procedure")
    assert not shows(text, length, "condition")
    text = "growth of a nodule by 20%"
    _, (share,) = found_in(text)
    assert shows(text, share, "procedure")
