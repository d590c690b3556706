"""Words beside a concept that narrow it, count criteria, or tell of a failed step."""

from __future__ import annotations

import pytest
from patients import judge

from nlp.model import Listing
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching.asked import ask
from pipelines.matching.wording import is_of_one_cohort

READ = build_reader()


def leaves(line: str, heading: str = "Exclusion"):
    trial = extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), READ)
    return ask(trial, load_vocabulary())[0].leaves


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Unexplained gynecologic disease", ("unexplained",)),
        ("Known psychiatric disorder", ()),
        ("Underlying heart disease", ()),
        ("Severe lung disease", ("Severe",)),
        ("Any neurologic disease", ()),
        ("Choanal polyp", ("choanal",)),
        ("Suspected or probable stroke", ()),
        ("Uncorrected hypothyroidism", ("uncorrected",)),
    ],
)
def test_an_adjective_makes_a_wide_class_narrower(line, expected):
    assert leaves(line)[0].narrow == expected


def test_an_adjective_that_opens_a_pair_is_of_both():
    assert [leaf.narrow for leaf in leaves("Untreatable gout or epilepsy")] == [
        ("untreatable",)
    ] * 2
    assert leaves("Untreatable gout, and epilepsy")[1].narrow == ()


def test_a_number_of_criteria_asks_for_the_disease():
    (leaf,) = leaves("Fulfills at least 5 criteria for rheumatoid arthritis", "Inclusion")
    assert leaf.name == "rheumatoid arthritis"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Failure to provide a urine sample", "course"),
        ("Not randomized within 4 hours of injury", "course"),
        ("Renal failure", None),
    ],
)
def test_a_failed_step_is_seen_in_the_course_of_the_study(line, role):
    assert {leaf.role for leaf in leaves(line)} == {role}


@pytest.mark.parametrize(
    ("line", "heading", "told", "expected"),
    [
        ("Hepatitis B or C, unless cured", "Exclusion", "hepatitis_c", "unknown"),
        ("Hepatitis B or C", "Exclusion", "hepatitis_c", "met"),
        ("Diabetes other than type 1", "Exclusion", "diabetes_mellitus", "unknown"),
        ("Malignancy other than breast cancer", "Exclusion", "lung_cancer", "met"),
        ("Cisplatin-resistant sarcoma", "Inclusion", "sarcoma; cisplatin (history)", "unknown"),
        ("Epilepsy refractory to valproate", "Inclusion", "epilepsy; valproate", "unknown"),
        ("Cisplatin (CDDP)-resistant sarcoma", "Inclusion", "cisplatin (history)", "unknown"),
        ("Epilepsy treated with valproate", "Inclusion", "epilepsy; valproate", "met"),
        ("Asthma unresponsive to prednisone", "Exclusion", "asthma; prednisone", "unknown"),
        ("Lipase < 60 U/L (in women)", "Inclusion", "male; lipase = 30 U/L", "met"),
        ("Women with lipase < 60 U/L", "Inclusion", "male; lipase = 30 U/L", "not_met"),
        ("Women aged over 40 years", "Inclusion", "male; age = 50 a", "not_met"),
        ("Note: postmenopausal is defined as no menses for a year", "Inclusion", "male", "met"),
        ("Postmenopausal women", "Inclusion", "male", "not_met"),
        ("Margins free of melanoma", "Inclusion", "melanoma", "unknown"),
        ("Free of melanoma", "Inclusion", "melanoma", "not_met"),
        ("For arm 3 only: gout", "Inclusion", "gout absent", "unknown"),
        ("For arm 3 only: gout", "Inclusion", "gout", "met"),
        ("Cohort B: gout or psoriasis", "Exclusion", "gout", "unknown"),
        ("Gout, for arms of the body only", "Inclusion", "gout absent", "not_met"),
        ("Rituximab-exposed patients", "Inclusion", "rituximab (history)", "met"),
        ("Patients on rituximab", "Inclusion", "rituximab (history)", "not_met"),
        ("Fever not due to lymphoma", "Exclusion", "fever; lymphoma", "unknown"),
        ("Fever not due to lymphoma", "Exclusion", "fever; lymphoma absent", "met"),
        ("Cardiac surgery (supravalvular or ostial)", "Inclusion", "cardiac_surgery", "met"),
    ],
)
def test_words_that_were_not_read_leave_the_answer_open(line, heading, told, expected):
    trial = extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), READ)
    found = judge(told).criterion(ask(trial, load_vocabulary())[0])
    assert found.verdict.value == expected


@pytest.mark.parametrize(
    ("line", "heading", "told", "expected"),
    [
        ("Allergy to IP", "Exclusion", "penicillin_allergy", "unknown"),
        ("Hypersensitivity or allergy to IP", "Exclusion", "penicillin_allergy", "unknown"),
        ("Any known allergy", "Exclusion", "penicillin_allergy", "met"),
        ("Fully recovered from surgery", "Inclusion", "surgery", "unknown"),
        ("Surgery for endometriosis", "Inclusion", "surgery; endometriosis", "met"),
        ("Donors must be 18 years or older", "Inclusion", "age = 12 a", "unknown"),
        ("Laboratory testing", "Exclusion", "laboratory_testing", "unknown"),
        (
            "A woman of childbearing potential is any woman who menstruates",
            "Inclusion",
            "male",
            "met",
        ),
        ("No bowel disease that may alter absorption", "Inclusion", "crohn_disease", "unknown"),
        ("No lymphoma actively involving the orbit", "Inclusion", "lymphoma", "unknown"),
        ("No bowel disease", "Inclusion", "crohn_disease", "not_met"),
        (
            "Surgical resection of any part of the ileum",
            "Exclusion",
            "surgical_resection",
            "unknown",
        ),
        ("Radiotherapy to the pelvis", "Exclusion", "radiotherapy", "unknown"),
        ("Surgical resection", "Exclusion", "surgical_resection", "met"),
        ("Electronic implants", "Exclusion", "prosthetic_heart_valve", "not_met"),
        ("Either a drug or a device", "Exclusion", "hypodermic_needle", "unknown"),
        ("Postmenopausal status will be defined as age over 60", "Inclusion", "age = 9 a", "met"),
    ],
)
def test_what_no_fact_of_the_patient_answers_is_open(line, heading, told, expected):
    trial = extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), READ)
    (asked,) = ask(trial, load_vocabulary())
    assert judge(told).criterion(asked).verdict.value == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Gout diagnosed within 3 years", True),
        ("Gout, with onset at least 6 months before screening", True),
        ("Newly diagnosed gout within the past year", True),
        ("Gout within 3 years", False),
        ("Gout flare within 3 months, once diagnosed", False),
    ],
)
def test_when_a_disease_was_found(line, expected):
    assert leaves(line)[0].onset is expected


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Willing to give up alcohol while on the study", "promise"),
        ("Agree to refrain from tobacco", "promise"),
        ("Drinks alcohol daily", "unasked"),
    ],
)
def test_what_is_given_up_is_no_demand(line, role):
    assert leaves(line, "Inclusion")[0].role == role


@pytest.mark.parametrize(
    ("line", "ever"),
    [
        ("Patients who have previously received cisplatin", True),
        ("Has been treated with cisplatin", True),
        ("Receiving cisplatin", False),
    ],
)
def test_what_was_received(line, ever):
    drug = next(leaf for leaf in leaves(line) if leaf.statement.kind == "drug")
    assert (drug.statement.assertion.time.value in ("any", "history")) is ever


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("For arm 2 only: gout", True),
        ("Gout (arm B only)", True),
        ("Plasmapheresis before the first dose (for the naive cohort only).", True),
        ("Gout (women only)", False),
        ("Gout of one joint only", False),
    ],
)
def test_what_is_asked_of_one_cohort(line, expected):
    trial = extract_criteria(Listing("T", f"Exclusion Criteria:\n- {line}\n"), READ)
    assert is_of_one_cohort(trial.criteria[0]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ICD implantation within 4 weeks", True),
        ("Pacemaker within 4 weeks", False),
        ("Gout within 4 weeks", False),
    ],
)
def test_a_device_is_asked_for_that_was_put_in_then(line, expected):
    assert leaves(line)[0].onset is expected
