"""Which drug an amount is the dose of."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("lupus requiring > 10 mg of daily prednisone", "prednisone"),
        ("more than 4 mg dexamethasone a day", "dexamethasone"),
        ("lupus on prednisone at doses > 10 mg/day", "prednisone"),
        ("prednisone > 10 mg of late, methotrexate", "prednisone"),
        # What one drinks is no dose, and a result stays its measure's.
        ("harmful alcohol intake of more than 24 g alcohol/day", "alcohol_use"),
        ("creatinine > 2 mg/dL on prednisone", "creatinine"),
    ],
)
def test_doses(text, owner):
    found = read_statements(Passage(text), build_reader()).statements
    owners = [each.concept.concept_id for each in found if each.amount is not None and each.concept]
    assert owners == [owner]
