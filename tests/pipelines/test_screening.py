"""Both sides read, laid against each other and kept; the demo, for the right reasons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pipelines
from nlp.errors import OutputError
from pipelines.screening import Screening, screened

DEMO = Path(pipelines.__file__).parent / "demo"


def screen(job, folder):
    faults = []
    results, untold = screened(
        job,
        folder,
        faults.append,
        lambda document, problem: None,
        lambda items, what: iter(items),
    )
    return results, untold, faults


def test_screened(tmp_path):
    (tmp_path / "t.txt").write_text("Inclusion Criteria:\n- Asthma\n", encoding="utf-8")
    rows = [
        {"patient_id": "p", "text": "Asthma since childhood.", "date": "2024-03-02"},
        {"patient_id": "q", "text": "Nothing to tell.", "date": "2024-03-02"},
    ]
    (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    job = Screening([str(tmp_path / "t.txt")], [str(tmp_path / "n.jsonl")])
    results, untold, faults = screen(job, tmp_path / "out")
    assert [match.patient_id for _, match in results] == ["p"]
    assert untold == ["q"]
    assert not faults


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        screen(Screening([], []), tmp_path / "file")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    job = Screening([str(DEMO / "veltorimab.txt")], [str(DEMO / "notes.jsonl")])
    results, untold, faults = screen(job, tmp_path_factory.mktemp("demo"))
    assert not untold and not faults
    return {match.patient_id: (judged, match) for judged, match in results}


# Which of the listing's criteria rule the patient out, by their short ids.
@pytest.mark.parametrize(
    ("patient", "status", "blocking"),
    [
        ("anna", "eligible", []),
        ("ben", "ineligible", ["E3"]),  # lung cancer two years ago
        ("carla", "ineligible", ["E1"]),  # pregnant
        ("deniz", "ineligible", ["E2"]),  # liver values in a table, four times the limit
        ("eva", "eligible", []),  # her mother's cancer, her own old low platelets, mmol/L
        ("farid", "ineligible", ["field.age", "I2"]),  # 79
        ("greta", "ineligible", ["E5"]),  # adalimumab a month ago
        ("hugo", "undetermined", []),  # no DAS28, no CRP; tuberculosis long resolved
        ("ines", "ineligible", ["E6"]),  # heart failure
        ("jonas", "undetermined", []),  # an HbA1c that is too old to count
    ],
)
def test_the_demo_judges_for_the_right_reasons(demo, patient, status, blocking):
    match = demo[patient][1]
    assert match.status == status
    assert [each.partition("#")[2] for each in match.blocking] == blocking


# The words of the notes that a verdict rests on.
@pytest.mark.parametrize(
    ("patient", "criterion", "verdict", "words"),
    [
        ("ben", "E3", "met", "Lung cancer"),
        ("eva", "E3", "not_met", "malignancy"),
        ("eva", "E2", "not_met", "hemoglobin 7.9 mmol/L"),
        ("greta", "E5", "met", "Adalimumab"),
        ("hugo", "E3", "not_met", "Basal cell carcinoma"),
        ("jonas", "E7", "unknown", "HbA1c 10.2 %"),
    ],
)
def test_the_demo_quotes_the_notes(demo, patient, criterion, verdict, words):
    (judgement,) = [j for j in demo[patient][0] if j.criterion_id.endswith(f"#{criterion}")]
    assert judgement.verdict.value == verdict
    assert words in [each.quote.text for each in judgement.evidence]
