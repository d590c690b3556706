"""Which listing does a ClinicalTrials.gov record say: version 2 JSON, classic XML?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from nlp.model import Listing
from pipelines.intake.texts import NotText
from pipelines.intake.values import age_in_years, sex_of, yes_or_no

SOURCE = "registry"


def is_study(row: Any) -> bool:
    """Is this object a study of the registry's API, version 2?"""
    return isinstance(row, Mapping) and isinstance(row.get("protocolSection"), Mapping)


def study_listing(study: Mapping[str, Any]) -> Listing:
    """Read one study of the API, version 2. Raises NotText if it has no eligibility text."""
    protocol = study["protocolSection"]
    identity = _module(protocol, "identificationModule")
    eligibility = _module(protocol, "eligibilityModule")
    text = eligibility.get("eligibilityCriteria")
    trial_id = identity.get("nctId") or _module(identity, "orgStudyIdInfo").get("id")
    if not trial_id:
        raise NotText("no nctId")
    if not isinstance(text, str) or not text.strip():
        raise NotText(f"{trial_id}: no eligibilityCriteria")
    conditions = _module(protocol, "conditionsModule").get("conditions") or []
    return Listing(
        str(trial_id),
        text,
        identity.get("briefTitle") or identity.get("officialTitle"),
        tuple(map(str, conditions)),
        age_in_years(eligibility.get("minimumAge")),
        age_in_years(eligibility.get("maximumAge")),
        sex_of(eligibility.get("sex")),
        yes_or_no(eligibility.get("healthyVolunteers")),
        source=SOURCE,
    )


def _module(parent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    module = parent.get(name)
    return module if isinstance(module, Mapping) else {}


def xml_listings(stream: BufferedReader) -> Iterator[Listing | NotText]:
    """Read the classic XML: one study, or any element around many; one is held at a time.

    Raises: NotText where the XML ends being well-formed, naming the line.
    """
    found = 0
    try:
        for _, element in iterparse(stream, events=("end",)):
            if element.tag == "clinical_study":
                found += 1
                yield _element_listing(element)
                element.clear()
    except ParseError as fault:
        raise NotText(f"malformed XML at line {fault.position[0]}") from None
    except DefusedXmlException as fault:
        raise NotText(f"refused XML: {type(fault).__name__}") from None
    if not found:
        raise NotText("no clinical_study element")


def _element_listing(study: Element) -> Listing | NotText:
    text = study.findtext("eligibility/criteria/textblock")
    trial_id = (
        study.findtext("id_info/nct_id") or study.findtext("id_info/org_study_id") or ""
    ).strip()
    if not trial_id:
        return NotText("no nct_id")
    if not text or not text.strip():
        return NotText(f"{trial_id}: no eligibility criteria")
    return Listing(
        trial_id.strip(),
        text,
        study.findtext("brief_title") or study.findtext("official_title"),
        tuple(element.text or "" for element in study.findall("condition")),
        age_in_years(study.findtext("eligibility/minimum_age")),
        age_in_years(study.findtext("eligibility/maximum_age")),
        sex_of(study.findtext("eligibility/gender")),
        yes_or_no(study.findtext("eligibility/healthy_volunteers")),
        source=SOURCE,
    )
