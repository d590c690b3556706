"""Values told as a repeat belong to the test before them."""

from __future__ import annotations

import pytest

from nlp.model import Note, PartialDate
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts

READ = build_reader()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sodium 128, repeat 133", "sodium = 128 mmol/L; sodium = 133 mmol/L"),
        (
            "Sodium 128 on 3 June - drip arm; repeat today 133",
            "sodium = 128 mmol/L; sodium = 133 mmol/L",
        ),
        ("HR 41, rechecked 58", "heart_rate = 41 /min; heart_rate = 58 /min"),
        (
            "BP 176/94 at the door, repeat 148/82",
            "systolic_bp = 176 mm[Hg]; diastolic_bp = 94 mm[Hg];"
            " systolic_bp = 148 mm[Hg]; diastolic_bp = 82 mm[Hg]",
        ),
        ("Sodium 128, repeat in 2 weeks", "sodium = 128 mmol/L"),
        ("Sodium 128, repeat 9", "sodium = 128 mmol/L"),
    ],
)
def test_repeats(text, expected):
    facts, _ = extract_facts(Note("p", "n", text, PartialDate(2024, 6, 20)), READ)
    assert "; ".join(write_statement(f.statement) for f in facts) == expected
