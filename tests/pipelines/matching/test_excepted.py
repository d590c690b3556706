"""What does an exception leave of its class? Facts beside it stand by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from patients import judged

from nlp.model import Listing, Note
from nlp.model.dates import PartialDate
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching import match
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("malignancy and not melanoma | melanoma; lymphoma", "met"),
        ("malignancy and not melanoma | melanoma", "not_met"),
        ("malignancy and not melanoma | malignancy; melanoma", "not_met"),
        ("malignancy and not melanoma | malignancy", "met"),
        ("malignancy and not (melanoma or thyroid_cancer) | thyroid_cancer; melanoma", "not_met"),
        ("malignancy and not (melanoma or thyroid_cancer) | thyroid_cancer; lymphoma", "met"),
        ("(malignancy or stroke) and not melanoma | melanoma; stroke", "met"),
        ("autoimmune_disease and not vitiligo | vitiligo; rheumatoid_arthritis", "met"),
        ("hepatitis_b and not entecavir | hepatitis_b; entecavir", "not_met"),
    ],
)
def test_a_class_with_an_exception(line, expected):
    assert judged(line, "exclusion").verdict.value == expected


def test_an_inclusion_with_an_exception_takes_who_has_another():
    line = "arthritis and not gout | gout; rheumatoid_arthritis"
    assert judged(line, "inclusion").verdict.value == "met"


def test_the_reason_names_the_other_disease():
    found = judged("malignancy and not melanoma | melanoma; lymphoma", "exclusion")
    assert found.reason == "the notes say lymphoma"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("statin absent or atorvastatin | atorvastatin; simvastatin", "not_met"),
        ("malignancy absent or melanoma | melanoma", "met"),
        ("malignancy absent or melanoma | melanoma; lymphoma", "not_met"),
        ("malignancy absent or melanoma | lymphoma", "not_met"),
        # No kind of what is denied: another way in.
        ("gout absent or asthma | gout; asthma", "met"),
    ],
)
def test_a_denial_with_an_exception(line, expected):
    assert judged(line, "inclusion").verdict.value == expected


@pytest.mark.parametrize(
    ("drugs", "expected"),
    [("warfarin and aspirin", "not_met"), ("aspirin", "met"), ("warfarin", "not_met")],
)
def test_a_drug_of_another_class_is_no_way_in(drugs, expected):
    line = (
        "Inclusion Criteria:\n- No use of anticoagulants; aspirin up to 300 mg/day is permitted\n"
    )
    trial = extract_criteria(Listing("T1", line), build_reader())
    note = Note("P1", "N1", f"She takes {drugs} daily.", PartialDate(2024, 6, 20))
    facts, _ = extract_facts(note, build_reader())
    day = {"": date(2024, 6, 30)}
    ((judgements, _),) = match([trial], facts, as_of=day, vocabulary=load_vocabulary())
    assert [each.verdict.value for each in judgements] == [expected]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [("5 mg/d", "not_met"), ("30 mg/d", "met")],
)
def test_a_class_without_its_limited_kind(fact, expected):
    line = "systemic_corticosteroid > 10 mg{prednisone}/d or immunosuppressant"
    assert judged(f"{line} | prednisone = {fact}", "exclusion").verdict.value == expected
    assert judged(f"{line} | azathioprine", "exclusion").verdict.value == "met"
