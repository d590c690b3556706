"""Does an allergy answer for allergies, and use for use?"""

from __future__ import annotations

import pytest

from nlp.model import Listing, Note
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching import match
from pipelines.notes import extract_facts

READ = build_reader()


def judged(line: str, note: str, heading: str = "Exclusion") -> str:
    trial = extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), READ)
    facts, _ = extract_facts(Note("p", "n", note), READ)
    ((judgements, _),) = match([trial], facts, vocabulary=load_vocabulary())
    return f"{judgements[0].verdict.value} {judgements[0].basis}"


@pytest.mark.parametrize(
    ("line", "note", "expected"),
    [
        ("Use of naproxen", "Allergies: naproxen", "not_met presumed"),
        ("Use of naproxen", "Takes naproxen", "met stated"),
        ("Hypersensitivity to naproxen or ketorolac", "Takes naproxen", "not_met presumed"),
        ("Hypersensitivity to naproxen or ketorolac", "Allergies: naproxen", "met stated"),
        ("Allergy to any NSAID", "Allergies: naproxen", "met inferred"),
        ("Allergy to naproxen", "No known drug allergies. Takes naproxen", "not_met inferred"),
        ("Penicillin allergy", "Allergies: penicillin", "met inferred"),
        ("Any drug allergy", "Allergies: naproxen", "met inferred"),
        (
            "Sensitivity to any study drug (e.g. an antibiotic)",
            "Takes antibiotics",
            "not_met presumed",
        ),
        ("Known allergy or current use of naproxen", "Takes naproxen", "met stated"),
    ],
)
def test_what_is_not_borne(line, note, expected):
    assert judged(line, note) == expected


def test_who_must_not_bear_a_drug_need_not_take_it():
    assert judged("Intolerance of metformin", "Takes metformin", "Inclusion") == "unknown none"
