"""Does a limit for some stand in for the general one, or beside it?"""

import pytest

from nlp.model import All, Concept, Listing, Requirement, Statement
from nlp.model.notation import write_expression
from nlp.model.reading import read_expression
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.listings.limits import conditional, conditioned, is_treatment, under


@pytest.mark.parametrize(
    ("general", "said", "expected"),
    [
        # Looser for some: either is enough.
        ("age >= 30 a", "if asthma then age >= 20 a", "age >= 30 a or (asthma and age >= 20 a)"),
        ("age >= 30 a", "asthma and age >= 20 a", "age >= 30 a or (asthma and age >= 20 a)"),
        # Stricter for some: both are asked of them.
        ("age >= 30 a", "asthma and age >= 40 a", "age >= 30 a and (if asthma then age >= 40 a)"),
        # Another thing, no condition, or no limit.
        ("age >= 30 a", "if asthma then bmi >= 20 kg/m2", None),
        ("age >= 30 a", "age >= 20 a", None),
        ("gout", "if asthma then gout", None),
    ],
)
def test_limits_for_some(general, said, expected):
    whole = read_expression(general)
    told = conditional(whole, read_expression(said))
    made = None if told is None else write_expression(conditioned(whole, told))
    assert made == expected


def test_a_condition_behind_two_limits_is_of_the_second():
    condition = read_expression("asthma")
    made = under(condition, read_expression("age >= 30 a or age >= 20 a"))
    assert made is not None
    assert write_expression(made) == "age >= 30 a or (asthma and age >= 20 a)"
    assert under(condition, read_expression("gout or stroke")) is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("drug", True), ("procedure", True), ("other", True), ("condition", False)],
)
def test_treatments(kind, expected):
    leaf = Requirement(Statement("s1", kind, Concept("name", None)))
    assert is_treatment(leaf) is expected
    assert is_treatment(All((leaf, leaf))) is expected


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Inclusion",
            "AST and ALT < 2 x ULN (< 6 x ULN if liver metastases)",
            "(ast < 2 xULN and alt < 2 xULN)"
            " or (liver_metastasis and ast < 6 xULN and alt < 6 xULN)",
        ),
        ("Inclusion", "BMI > 26 (> 23 if Asian)", "bmi > 26 kg/m2 or (asian and bmi > 23 kg/m2)"),
        (
            "Inclusion",
            "hemoglobin > 12 g/dL (women > 11)",
            "hemoglobin > 12 g/dL or (woman and hemoglobin > 11 g/dL)",
        ),
        (
            "Inclusion",
            "hemoglobin > 12 g/dL (men) / > 11 g/dL (women)",
            "(man and hemoglobin > 12 g/dL) or (woman and hemoglobin > 11 g/dL)",
        ),
        ("Exclusion", "INR > 2 (> 4 if on warfarin)", "inr > 2 and (if warfarin then inr > 4)"),
        (
            "Inclusion",
            "ALT < 2 x ULN, or < 6 x ULN if liver metastases",
            "alt < 2 xULN or (alt < 6 xULN and liver_metastasis)",
        ),
        ("Exclusion", "gout (BMI > 40)", "gout and bmi > 40 kg/m2"),
    ],
)
def test_limits_for_some_in_criteria(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
