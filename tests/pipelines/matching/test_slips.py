"""Exclusions that deny what they exclude, and fevers told in degrees."""

from __future__ import annotations

import pytest
from patients import judge

from nlp.model import Listing
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching.asked import ask

READ = build_reader()
DENIED = "No asthma, psoriasis or gout"


def found(listing: str, told: str, at: int = 0) -> str:
    trial = extract_criteria(Listing("T", listing), READ)
    return judge(told).criterion(ask(trial, load_vocabulary())[at]).verdict.value


@pytest.mark.parametrize(
    ("line", "told", "expected"),
    [
        (DENIED, "asthma", "met"),
        (DENIED, "asthma absent; psoriasis absent; gout absent", "not_met"),
        ("No asthma", "asthma absent", "unknown"),
        ("Asthma, psoriasis or gout", "gout", "met"),
    ],
)
def test_a_list_of_denials_among_the_exclusions_is_turned_round(line, told, expected):
    assert found(f"Exclusion Criteria:\n- {line}\n", told) == expected


def test_a_trial_of_one_of_them_means_the_denial():
    listing = f"Inclusion Criteria:\n- Asthma\nExclusion Criteria:\n- {DENIED}\n"
    assert found(listing, "asthma", 1) != "met"


@pytest.mark.parametrize(
    ("told", "expected"),
    [("temperature = 39 Cel", "met"), ("temperature = 36.8 Cel", "not_met")],
)
def test_a_fever_of_so_many_degrees_asks_for_the_temperature(told, expected):
    assert found("Exclusion Criteria:\n- Fever > 38.5 C\n", told) == expected


@pytest.mark.parametrize(
    ("line", "told", "expected"),
    [
        ("Prior treatment with colchicine", "colchicine (history)", "met"),
        ("Prior treatment with colchicine or allopurinol", "allopurinol (history)", "met"),
        ("Treatment for gout", "gout", "not_met"),
    ],
)
def test_a_treatment_is_told_by_what_was_given(line, told, expected):
    assert found(f"Exclusion Criteria:\n- {line}\n", told) == expected
