"""Is a code read as a code, and an abbreviation as what it abbreviates?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("treated with APL-101", [None]),
        ("allergy to MDS-045 or penicillin", ["allergy", None, "penicillin"]),
        ("diagnosis of APL", ["acute_promyelocytic_leukemia"]),
        ("MDS-2016", ["myelodysplastic_syndrome"]),
        ("COVID-19", ["covid_19"]),
        ("PD-L1 selected cancers", [None, "malignancy"]),
        ("drugs against PD-1 or PD-L1", ["medication", "pd_1_inhibitor", "pd_l1_inhibitor"]),
        ("vaccines targeting PD-L2", ["vaccine", "checkpoint_inhibitor"]),
    ],
)
def test_codes(text, found):
    placed = read_statements(Passage(text), build_reader()).placed
    assert [each.statement.concept.concept_id for each in placed] == found
