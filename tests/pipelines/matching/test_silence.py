"""What silence is taken for, and what never."""

from __future__ import annotations

import pytest
from patients import leaf, patient

from pipelines.matching.silence import silent

CASES = [
    ("asthma", "exclusion", "presume", "not_met presumed"),
    ("asthma", "exclusion", "unknown", "unknown none"),
    ("asthma", "inclusion", "presume", "unknown none"),
    ("tonsillectomy (future)", "exclusion", "presume", "not_met presumed"),
    ("hemoglobin", "exclusion", "presume", "unknown none"),
    ("qtc > 480 ms", "exclusion", "presume", "not_met presumed"),
    ("qtc > 480 ms", "exclusion", "unknown", "unknown none"),
    ("qtc > 480 ms", "inclusion", "presume", "unknown none"),
    ("weight > 110 kg", "exclusion", "presume", "unknown none"),
    ("shift_work", "exclusion", "presume", "not_met presumed"),
    ("pregnancy", "exclusion", "presume", "unknown none"),
    ('"zorbular fever"', "exclusion", "presume", "not_met presumed"),
    ('"zorbular fever"', "inclusion", "presume", "unknown none"),
]


@pytest.mark.parametrize(("form", "kind", "policy", "expected"), CASES)
def test_policy(form, kind, policy, expected):
    finding = silent(leaf(form, kind), patient("psoriasis"), policy)
    assert f"{finding.verdict.value} {finding.basis}" == expected


def test_of_whom_nothing_is_known_nothing_is_presumed():
    assert silent(leaf("asthma", "exclusion"), patient(""), "presume").basis == "none"


@pytest.mark.parametrize("form", ["informed_consent", "investigator_judgment", "contraception"])
def test_what_a_chart_does_not_hold(form):
    finding = silent(leaf(form), patient("psoriasis"), "presume")
    assert (finding.verdict.value, finding.chart) == ("unknown", False)


def test_what_was_presumed_is_less_sure_than_what_is_said():
    finding = silent(leaf("asthma", "exclusion"), patient("psoriasis"), "presume")
    assert finding.confidence < 0.8
    assert "asthma" in finding.reason


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("asthma", "unknown none"),
        ("exercise_induced_asthma", "unknown none"),
        ("asthma absent", "not_met presumed"),
        ("psoriasis", "not_met presumed"),
    ],
)
def test_a_class_that_is_told_may_be_of_the_degree_asked(told, expected):
    finding = silent(leaf("severe_asthma", "exclusion"), patient(told), "presume")
    assert f"{finding.verdict.value} {finding.basis}" == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("radiotherapy before [-inf, -14 d] of as_of", "unknown none"),
        ("radiotherapy within [-14 d, 0 d] of as_of", "not_met presumed"),
        ("radiotherapy", "not_met presumed"),
    ],
)
def test_a_time_since_an_operation_does_not_ask_for_the_operation(form, expected):
    finding = silent(leaf(form), patient("psoriasis"), "presume")
    assert f"{finding.verdict.value} {finding.basis}" == expected
