"""How far a denial reaches that stands behind what lacks something."""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # A limit of its own is asked for, whatever was denied before it.
        ("platelets > 40 x 10^9/L without transfusion and hemoglobin > 7 g/dL", "+-+"),
        ("no colchicine, and ANC > 900/mm3", "-+"),
        ("no stroke, LVEF < 35 % or gout", "---"),
        # The one cause that a thing has not.
        ("gout not due to cyclosporine, or stroke", "+-+"),
        ("gout not explained by cyclosporine, or stroke", "+-+"),
        ("hepatitis not due to gout, stroke, or asthma", "+---"),
        # What is lacking right behind a thing, and a list of such.
        ("gout not treated with colchicine, or stroke", "+-+"),
        ("gout without colchicine, allopurinol, or probenecid", "+---"),
        ("no gout in the past 3 years, dialysis, or endoscopy", "---"),
    ],
)
def test_a_denial_ends(text, statuses):
    found = read_statements(Passage(text), build_reader()).statements
    told = ["-" if each.assertion.status.value == "absent" else "+" for each in found]
    assert "".join(told) == statuses
