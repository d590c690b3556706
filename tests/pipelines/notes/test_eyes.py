"""Do the words on an eye stay with what they are said of?"""

from __future__ import annotations

import pytest

from nlp.model import Note, PartialDate
from nlp.statements import build_reader
from pipelines.notes import extract_facts

READ = build_reader()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cataract surgery OD 12 April 2024", ["OD"]),
        ("LE had ranibizumab x 4. RE never injected.", ["LE"]),
        ("Glaucoma of the right eye, uveitis OS", ["right eye", "OS"]),
        ("Gout of the left foot", []),
        ("Glaucoma", []),
    ],
)
def test_which_eye(text, words):
    facts, _ = extract_facts(Note("p", "n", text, PartialDate(2024, 6, 20)), READ)
    told = [
        q.text for f in facts for q in f.statement.qualifiers if text[q.start : q.end] == q.text
    ]
    assert told == words
