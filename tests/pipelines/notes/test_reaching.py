"""How far a heading reaches that stands before words on its own line."""

from __future__ import annotations

import pytest

from nlp.model import Passage
from pipelines.notes.reaching import reach


@pytest.mark.parametrize(
    ("section", "text", "reached"),
    [
        ("family_history", " father had gout\nHe smokes", " father had gout"),
        ("family_history", "\nfather: gout\nsister: asthma", "\nfather: gout\nsister: asthma"),
        ("allergies", " sulfa (rash), latex\nHumira not begun", " sulfa (rash), latex"),
        ("allergies", " iodine (rash). Under methotrexate", " iodine (rash). "),
        ("allergies", "\nsulfa\nlatex\nWeight: 81", "\nsulfa\nlatex"),
        ("stopped_medications", "\nlisinopril\nibuprofen", "\nlisinopril\nibuprofen"),
        ("stopped_medications", " aspirin (rash). Currently lithium", " aspirin (rash). "),
        ("medications", " aspirin, warfarin\nlithium", " aspirin, warfarin\nlithium"),
    ],
)
def test_reach(section, text, reached):
    passage = Passage(text, 0, section)
    assert text[: reach(passage)] == reached
