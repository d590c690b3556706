"""Do the words that say that something is there no more stay with the fact?"""

import pytest

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eczema as a baby, outgrown", 'eczema (history) with "outgrown"'),
        ("Tonsillitis in spring, gone", 'tonsillitis (history) with "gone"'),
        ("Hepatitis C, cured", 'hepatitis_c (history) with "cured"'),
        ("Leg ulcer healed", 'leg_ulcer (history) with "healed"'),
        ("Tonsillitis has gone to the chest", "tonsillitis"),
        ("Eczema, cleared for surgery", "eczema"),
        ("History of eczema", "eczema (history)"),
    ],
)
def test_endings(text, expected):
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    assert write_statement(facts[0].statement) == expected
