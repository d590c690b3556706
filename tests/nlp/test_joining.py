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
        ("stroke < 6 months, gout < 3 months", "stroke", "< 6 months"),
        ("stroke < 6 months, gout < 3 months", "gout", "< 3 months"),
        ("insulin within 2 weeks; warfarin within 4 weeks", "insulin", "within 2 weeks"),
        ("insulin within 2 weeks; warfarin within 4 weeks", "warfarin", "within 4 weeks"),
        # the unit decides, and what stands right behind
        ("AMH level age appropriate (> 2.3 ng/mL)", "AMH", "> 2.3 ng/mL"),
        ("AMH right for age (> 2.3 ng/mL)", "AMH", "for age (> 2.3 ng/mL"),
        ("hemoglobin < 9 g/dL or < 4,000/uL leukocytes", "leukocytes", "< 4,000/uL"),
        ("heart failure greater than NYHA 2", "NYHA", "greater than NYHA 2"),
        ("oxygen saturation (by pulse oximetry) < 92%", "oxygen saturation", "< 92%"),
        # a second amount in the same brackets
        ("grip strength (< 26 kg in men; < 18 kg in women)", "grip strength", "< 18 kg"),
        # counts, stages and doses reach forward
        ("completion of at least two vaccinations", "vaccinations", "at least two"),
        ("high-risk asthma, stage III melanoma", "melanoma", "stage III"),
        ("the equivalent of > 5 mg/day prednisone", "prednisone", "> 5 mg/day prednisone"),
        ("prednisone at doses > 10 mg/day", "prednisone", "> 10 mg/day"),
        ("melphalan (total dose > 7 mg/kg or > 9 mg/kg)", "melphalan", "> 9 mg/kg"),
        ("liver biopsy older than 6 months", "liver biopsy", "older than 6 months"),
        ("at 37 weeks of gestation", "weeks of gestation", "37 weeks of gestation"),
    ],
)
def test_owner(text, name, part):
    found = owners(text)
    assert part in found[name]
    others = [parts for other, parts in found.items() if other != name]
    assert not any(part in parts for parts in others)
