"""Which name owns which number and which time."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


def owners(text: str) -> dict[str | None, list[str]]:
    """Each concept's own words with the words of its amounts and windows."""
    found: dict[str | None, list[str]] = {}
    for each in read_statements(Passage(text), build_reader(), open_too=False).statements:
        name = each.concept.quote.text if each.concept else None
        parts = [each.amount.quote.text] if each.amount else []
        parts += [window.quote.text for window in each.windows]
        found.setdefault(name, []).extend(parts)
    return found


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("hemoglobin >= 9 g/dL", "hemoglobin", ">= 9 g/dL"),
        ("a >= 9 g/dL hemoglobin", "hemoglobin", ">= 9 g/dL"),
        ("ANC >= 1.5 x 10^9/L, platelets >= 100 x 10^9/L", "ANC", ">= 1.5 x 10^9/L"),
        ("ANC >= 1.5 x 10^9/L, platelets >= 100 x 10^9/L", "platelets", ">= 100 x 10^9/L"),
        ("insulin within 2 weeks; warfarin within 4 weeks", "insulin", "within 2 weeks"),
        ("insulin within 2 weeks; warfarin within 4 weeks", "warfarin", "within 4 weeks"),
    ],
)
def test_owner(text, name, part):
    found = owners(text)
    assert part in found[name]
    others = [parts for other, parts in found.items() if other != name]
    assert not any(part in parts for parts in others)
