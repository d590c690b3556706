"""Are a note's headings found at the head of a line, and within one where breaks were lost?"""

import pytest

from cases import read_cases
from nlp.note_headings import NoteHeadings

CASES = read_cases("nlp/note_headings.cases")
PHRASES = {
    "plan": ["plan", "plan of care"],
    "pmh": ["past medical history", "history", "pmh"],
    "meds": ["meds", "current medications"],
    "a_p": ["a/p", "assessment & plan"],
}


@pytest.fixture(scope="module")
def headings():
    return NoteHeadings(PHRASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marks(case, headings):
    marks = headings.marks(case.text)
    found = [f"{section} {case.text[start:end].strip()!r}" for start, end, section in marks]
    assert (", ".join(found) or "nothing") == case.expected


def test_of_two_phrases_the_longer_and_every_mark_within_the_text(headings):
    text = "PLAN OF CARE:\nrest.\n\n Plan - walk"
    assert headings.marks(text) == [(0, 13, "plan"), (21, 28, "plan")]


def test_no_phrases_no_headings():
    assert NoteHeadings({}).marks("Plan: rest") == []
