"""Every row of definitions.toml, by its own examples, and what must not follow."""

from __future__ import annotations

import re

import pytest
from patients import patient

from nlp.model.notation import write_statement
from nlp.vocabulary import load_vocabulary

DIGITS = re.compile(r"(?<= = )-?[\d.]+")


def followed(lines: str) -> dict[str, list[str]]:
    """What follows, by the definition that says so."""
    found: dict[str, list[str]] = {}
    for identity, each in patient(lines).index.derived.items():
        found.setdefault(identity.partition(".")[0], []).append(
            write_statement(each.fact.statement)
        )
    return found


def as_exact_as(form: str, wanted: str) -> str:
    """The form, its number rounded to the digits that are written in the other."""
    digits = DIGITS.search(wanted)
    if digits is None or DIGITS.search(form) is None:
        return form
    places = len(digits[0].partition(".")[2])
    return DIGITS.sub(lambda number: f"{float(number[0]):.{places}f}", form, count=1)


@pytest.mark.parametrize(
    ("row", "lines", "wanted"),
    [
        pytest.param(row, lines, wanted, id=f"{row.id}: {lines}")
        for row in load_vocabulary().definitions
        for lines, wanted in row.examples
    ],
)
def test_examples_of_definitions(row, lines, wanted):
    forms = [as_exact_as(form, wanted) for form in followed(lines).get(row.id, [])]
    assert wanted in forms


@pytest.mark.parametrize(
    ("lines", "never"),
    [
        ("weight = 70 kg", "body_mass_index"),
        ("weight = 70 kg; height > 175 cm", "body_mass_index"),
        ("bmi = 31 kg/m2; weight = 70 kg; height = 175 cm", "body_mass_index"),
        ("creatinine = 1 mg/dL; age = 50 a", "egfr_ckd_epi_2021"),
        ("creatinine = 1 mg/dL; age = 12 a; male", "egfr_ckd_epi_2021"),
        ("cholesterol = 200 mg/dL; hdl = 50 mg/dL; triglycerides = 500 mg/dL", "ldl_by_friedewald"),
        ("2024-05-01 systolic_bp = 150 mm[Hg]; age = 50 a", "hypertension_by_systolic_readings"),
        ("heart_rate = 120 /min; age = 1 a", "tachycardia"),
        ("anc < 2 10*9/L", "neutropenia"),
        ("female; age = 45 a", "past_bearing_by_age"),
        ("informed_consent absent", "who_consents_can"),
    ],
)
def test_what_does_not_follow(lines, never):
    assert never not in followed(lines)


def test_the_arithmetic_is_told():
    (derived,) = (
        each
        for each in patient("weight = 70 kg; height = 175 cm").index.derived.values()
        if each.fact.fact_id.startswith("body_mass_index")
    )
    assert (
        derived.told == "body mass index 22.86 kg/m2 by body_mass_index from weight 70, height 175"
    )
    assert [each.fact_id for each in derived.sources] == ["n#f1", "n#f2"]
