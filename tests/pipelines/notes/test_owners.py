"""Amounts whose own words tell what they measure."""

from __future__ import annotations

import pytest

from nlp.recognizers import find_terms, read_amounts
from pipelines.notes.owners import named_by_themselves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 pack-years", "pack_years"),
        ("10 cigarettes per day", "smoking"),
        ("14 units of alcohol per week", "alcohol_use"),
        ("20 weeks gestation", "gestational_age"),
        ("20 weeks pregnant", "gestational_age"),
        ("20 weeks ago", ""),
        ("20 weeks of cough", ""),
        ("stage 3 CKD", "ckd_stage"),
        ("Stage IIIA lung cancer", "ajcc_stage"),
        ("melanoma, stage IIB", "ajcc_stage"),
        ("stage 2 of the race", ""),
        ("stage 2. Asthma", ""),
        ("colitis grade 3", "colitis"),
        ("Grade 2 peripheral neuropathy", "peripheral_neuropathy"),
        ("mucositis of grade 3", "mucositis"),
        ("hepatitis; he is in grade 3", ""),
        ("grade 2/6 murmur", ""),
        ("5 mg", ""),
    ],
)
def test_owners(vocabulary, text, expected):
    terms, amounts = find_terms(text, vocabulary), read_amounts(text, vocabulary)
    found = named_by_themselves(text, terms, amounts, [], vocabulary)
    assert "; ".join(each.term.value.concept_id for each in found) == expected


def test_what_has_an_owner_is_left(vocabulary):
    text = "20 pack-years"
    amounts = read_amounts(text, vocabulary)
    owned = named_by_themselves(text, [], amounts, [], vocabulary)
    assert named_by_themselves(text, [], amounts, owned, vocabulary) == []
