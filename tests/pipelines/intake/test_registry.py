"""Are registry records read, one study at a time?"""

import io

import pytest

from pipelines.intake.registry import is_study, study_listing, xml_listings
from pipelines.intake.texts import NotText


def study(**eligibility):
    return {
        "protocolSection": {
            "identificationModule": {"orgStudyIdInfo": {"id": "ORG-1"}, "officialTitle": "Long"},
            "eligibilityModule": {"eligibilityCriteria": "Inclusion: gout", **eligibility},
        }
    }


def test_names_of_last_resort():
    listing = study_listing(study(healthyVolunteers=True))
    assert (listing.trial_id, listing.title) == ("ORG-1", "Long")
    assert listing.healthy_volunteers is True


def test_what_is_a_study():
    assert is_study(study())
    assert not is_study({"protocolSection": None})
    with pytest.raises(NotText):
        study_listing({"protocolSection": {"identificationModule": {}}})


def test_studies_are_let_go():
    one = (
        "<clinical_study><id_info><nct_id>N{}</nct_id></id_info><eligibility><criteria><textblock>"
        "Inclusion: gout</textblock></criteria></eligibility></clinical_study>"
    )
    raw = "<all>" + "".join(one.format(n) for n in range(500)) + "</all>"
    found = list(xml_listings(io.BufferedReader(io.BytesIO(raw.encode()))))
    assert [listing.trial_id for listing in found] == [f"N{n}" for n in range(500)]
