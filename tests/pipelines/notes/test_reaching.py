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
    assert text[: reach(passage, text)] == reached


@pytest.mark.parametrize(
    ("before", "title", "text", "reached"),
    [
        ("Gout. FHx:", "FHx", " aunt: stroke. No hepatitis. Uncle: gout.", " aunt: stroke. "),
        ("FHx:", "FHx", " aunt: stroke. No hepatitis.", " aunt: stroke. No hepatitis."),
        ("Gout. FH:", "FH", " nil. Takes aspirin", " nil."),
        ("FHx:", "FHx", " aunt: stroke. Never smoked.", " aunt: stroke. "),
    ],
)
def test_a_heading_within_a_line(before, title, text, reached):
    passage = Passage(text, len(before), "family_history", title)
    assert text[: reach(passage, before + text)] == reached
