"""Are cohorts, arms and groups of people told from criteria?"""

import pytest

from nlp.sections import heading_finder
from pipelines.listings.cohorts import CohortFinder, is_anybody, is_everybody


@pytest.fixture(scope="module")
def cohorts(vocabulary):
    return CohortFinder(heading_finder(vocabulary, "listing"))


@pytest.mark.parametrize(
    ("line", "cohort"),
    [
        ("Cohort 2:", "Cohort 2"),
        ("Part A (dose escalation):", "Part A (dose escalation)"),
        ("For Arms 1 and 3 only:", "For Arms 1 and 3 only"),
        ("Healthy volunteers:", "Healthy volunteers"),
        ("For caregivers:", "For caregivers"),
        ("Donors", "Donors"),
        ("Phase II:", "Phase II"),
        ("Pregnant women", None),
        ("Part of the colon removed", None),
        ("Group A streptococcal infection", None),
        ("Patients with asthma", None),
        ("Regular cycles", None),
        ("Healthy volunteers aged 18 to 40", None),
    ],
)
def test_cohort(line, cohort, cohorts):
    assert cohorts.cohort(line, alone=True) == cohort


def test_bare_people_need_a_gap(cohorts):
    assert cohorts.cohort("Donors", alone=False) is None


def test_everybody():
    assert is_everybody("All participants")
    assert not is_everybody("Cohort A")
    assert is_everybody("Both arms")


def test_verbs_are_no_part_of_a_cohort(cohorts, vocabulary):
    finder = heading_finder(vocabulary, "listing")
    found = finder.named("Exclusion criteria for mothers will be:")
    assert found and cohorts.within(found) == "mothers"


def test_numbered(cohorts):
    assert cohorts.numbered("Cohort 2: gout") == len("Cohort 2")
    assert cohorts.numbered("Gout patients") == 0


@pytest.mark.parametrize(
    ("heading", "cohort"),
    [
        ("Exclusion criteria for MRI:", "MRI"),
        ("Inclusion criteria for rectal tumors", "rectal tumors"),
        ("Additional exclusion criteria (for the biopsy sub-project):", "the biopsy sub-project"),
        ("HER2-positive breast cancer-specific inclusion criteria:", "HER2-positive breast cancer"),
        ("Exclusion criteria for randomization:", None),
        ("Inclusion criteria for the study:", None),
        ("Inclusion criteria for both tumors:", None),
        ("Disease-specific inclusion criteria:", None),
        ("Eligibility for dialysis:", None),
    ],
)
def test_a_part_of_a_study_is_a_cohort(heading, cohort, cohorts, vocabulary):
    found = heading_finder(vocabulary, "listing").named(heading)
    assert (cohorts.within(found) if found else None) == cohort


def test_anybody():
    assert is_anybody("Study participants")
    assert not is_anybody("Caregivers")
