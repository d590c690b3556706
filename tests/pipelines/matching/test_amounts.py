"""Thresholds against results: ends, limits of normal, sets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.model import Amount, Bound, Comparator, Interval, Verdict
from nlp.model.reading import read_statement
from nlp.recognizers import read_amounts
from nlp.vocabulary import load_vocabulary
from pipelines.matching.amounts import holds, is_misread, normal_answers


def verdict(asked: str, told: str, sex: str | None = None):
    vocabulary = load_vocabulary()
    wanted, result = read_statement(asked), read_statement(told)
    measure = vocabulary.measures[wanted.concept.concept_id]
    return holds(wanted.amount, result.amount, measure, vocabulary, sex)


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("ecog in 0|1", "ecog = 1", Verdict.MET),
        ("ecog in 0|2", "ecog = 1", Verdict.NOT_MET),
        ("crp != 5 mg/L", "crp = 5 mg/L", Verdict.NOT_MET),
        ("ast < 2 xLLN", "ast = 15 U/L, reference [10, 40] U/L", Verdict.MET),
        ("ast > 2 xbaseline", "ast = 15 U/L, reference [10, 40] U/L", Verdict.UNKNOWN),
        ("ast > ULN minus 5 U/L", "ast = 36 U/L, reference [10, 40] U/L", Verdict.MET),
    ],
)
def test_holds(asked, told, expected):
    assert verdict(asked, told)[0] is expected


@pytest.mark.parametrize(
    ("words", "told", "expected"),
    [
        ("AST above 150% of the ULN", "ast = 70 U/L, reference [10, 40] U/L", Verdict.MET),
        ("AST above 150% of the ULN", "ast = 50 U/L, reference [10, 40] U/L", Verdict.NOT_MET),
        ("AST more than 20% above the ULN", "ast = 50 U/L, reference [10, 40] U/L", Verdict.MET),
        (
            "AST more than 20% above the ULN",
            "ast = 45 U/L, reference [10, 40] U/L",
            Verdict.NOT_MET,
        ),
    ],
)
def test_a_share_of_a_limit(words, told, expected):
    vocabulary, result = load_vocabulary(), read_statement(told)
    (found,) = read_amounts(words, vocabulary)
    measure = vocabulary.measures["ast"]
    assert holds(found.value.amount, result.amount, measure, vocabulary, None)[0] is expected


def test_the_sourced_limit_is_of_the_patients_sex():
    told = "creatinine = 1.2 mg/dL"
    assert verdict("creatinine > 1 xULN", told, "male")[0] is Verdict.NOT_MET
    found, assumed = verdict("creatinine > 1 xULN", told, "female")
    assert found is Verdict.MET
    assert "creatinine" in assumed[0].message


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("platelets > 50 10*9/L", "met"),
        ("platelets < 50 10*9/L", "not_met"),
        ("platelets > 200 10*9/L", "unknown"),
        ("ast > 3 xULN", "not_met"),
        ("ast <= 3 xULN", "met"),
        ("hemoglobin < 1 xLLN", "not_met"),
        ("hemoglobin >= 1 xLLN", "met"),
        ("ast > 0.5 xULN", "unknown"),
    ],
)
def test_whether_normal_results_satisfy_a_threshold(asked, expected):
    vocabulary, wanted = load_vocabulary(), read_statement(asked)
    measure = vocabulary.measures[wanted.concept.concept_id]
    assert normal_answers(wanted.amount, measure, vocabulary).value == expected


def test_a_limit_whose_unit_stands_behind_another_is_no_bare_number():
    measure = load_vocabulary().measures["glucose"]
    bare = Amount(Comparator.LT, (Decimal(3),))
    assert is_misread(bare, measure)
    meant = Amount(Comparator.LT, (Decimal(3),), interval=Interval(None, Bound(Decimal(54))))
    assert not is_misread(meant, measure)
