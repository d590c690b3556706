"""Are headings that ask something of a patient told from titles?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.cohorts import CohortFinder
from pipelines.listings.whom import Whom


@pytest.fixture(scope="module")
def asked(vocabulary):
    cohorts, whom = CohortFinder(heading_finder(vocabulary, "listing")), Whom(vocabulary)

    def words(cohort):
        span = whom.words(cohort, cohorts.numbered(cohort))
        return span and cohort[slice(*span)]

    return words


@pytest.mark.parametrize(
    ("cohort", "words"),
    [
        ("Cohort 2: relapsed lymphoma", "relapsed lymphoma"),
        ("Cohort B (metastatic melanoma)", "metastatic melanoma"),
        ("Group 2 - Healthy volunteers aged 20-45", "Healthy volunteers aged 20-45"),
        ("For patients with gout", "patients with gout"),
        ("For women only", "women"),
        ("for primary open angle glaucoma patients (POAG)",
         "primary open angle glaucoma patients (POAG)"),
        ("chronic gingivitis groups", "chronic gingivitis groups"),
        ("liver transplanted patients", "liver transplanted patients"),
        ("UNAFFECTED PARTICIPANTS ONLY", "UNAFFECTED PARTICIPANTS"),
        ("COPD participants (Part A only", "COPD participants"),
        ("GROUP A (LOW TUMOR BURDEN) ONLY", "LOW TUMOR BURDEN"),
        ("Lymphoma Cohorts", "Lymphoma Cohorts"),
        ("Cohort 2", None),
        ("Part A (dose escalation)", None),
        ("Arm B (imatinib + rituximab)", None),
        ("Patients", None),
        ("control group", None),
        ("For caregivers of patients with dementia", None),
        ("Healthy donors", None),
        ("Expansion", None),
        ("Disease cohort", None),
        ("", None),
    ],
)  # fmt: skip
def test_words(cohort, words, asked):
    assert asked(cohort) == words
