"""Is a count of another fluid no count of the blood?"""

from __future__ import annotations

import pytest

from pipelines.notes.specimens import is_elsewhere


@pytest.mark.parametrize(
    ("text", "concept_id", "name", "value", "expected"),
    [
        ("Received 2 units of platelets", "platelets", "platelets", "2", True),
        ("CSF analysis showed WBC 4", "wbc", "WBC", "4", True),
        ("CBC showed WBC 4", "wbc", "WBC", "4", False),
        ("CSF was clear; serum glucose 98", "glucose", "glucose", "98", False),
        ("CSF glucose 61", "glucose", "glucose", "61", True),
        ("Ascitic fluid with sodium 138", "sodium", "sodium", "138", False),
    ],
)
def test_elsewhere(text, concept_id, name, value, expected):
    at = text.index(name)
    place = text.rindex(value)
    span = (at, at + len(name))
    assert is_elsewhere(text, concept_id, span, place, 0, len(text)) is expected
