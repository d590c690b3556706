"""What somebody is only fit or unfit for is not what he had."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("not a candidate for cisplatin", ["not candidate for cisplatin"]),
        (
            "unable to receive cisplatin or carboplatin",
            ["unable to receive cisplatin", "unable to receive carboplatin"],
        ),
        ("tumor suitable for resection", ["neoplasm", "suitable for resection"]),
        (
            "not eligible for surgery or radiotherapy",
            ["surgical_candidacy absent", "not eligible for radiotherapy"],
        ),
        ("not suitable for surgery", ["surgical_candidacy absent"]),
        ("candidate for surgery", ["surgical_candidacy"]),
        ("ineligible for standard therapy", ["available_treatment_options absent"]),
        (
            "not suitable for surgery and treated with standard therapy",
            ["surgical_candidacy absent", "available_treatment_options"],
        ),
        ("refused standard therapy", ["refused standard therapy"]),
        # Had, not only possible.
        ("eligible for the study after surgery", ["surgery"]),
        ("cannot speak after radiotherapy", ["cannot speak", "radiotherapy"]),
    ],
)
def test_fitness(text, names):
    found = read_statements(Passage(text), build_reader()).statements
    told = [
        (each.concept.concept_id or each.concept.name)
        + " absent" * (each.assertion.status == "absent")
        for each in found
        if each.concept is not None
    ]
    assert told == names
