"""What is somebody unable to do, over more verbs than one, and what is only a form to fill in?"""

from __future__ import annotations

import pytest

from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "inability to tolerate colchicine or follow a vegan diet",
            ["inability to tolerate colchicine", "inability to follow vegan diet"],
        ),
        (
            "unable to tolerate colchicine or vitiligo",
            ["unable to tolerate colchicine", "vitiligo"],
        ),
        ("unable to undergo lumbar puncture", ["unable to undergo lumbar puncture"]),
        ("inability to undergo magnetic resonance imaging (MRI)", ["contraindication_to_mri"]),
        ("able to complete an asthma questionnaire", ["asthma questionnaire"]),
        ("asthma with a complete response", ["asthma", "complete_response"]),
    ],
)
def test_inabilities(text, names):
    found = read_statements(Passage(text), build_reader()).statements
    assert [each.concept.concept_id or each.concept.name for each in found] == names
    assert all(each.assertion.status == "present" for each in found)
