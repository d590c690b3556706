"""What a criterion asks with those under it."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "* One of the following:\n  * asthma\n  * gout",
            'criterion "T#I1.1" or criterion "T#I1.2"',
        ),
        (
            "* Age 41 to 62 years if at least 1 of the following conditions:\n  * asthma\n  * gout",
            'age [41, 62] a and (criterion "T#I1.1" or criterion "T#I1.2")',
        ),
        (
            "* All of the following:\n  * asthma\n  * gout",
            'criterion "T#I1.1" and criterion "T#I1.2"',
        ),
        (
            "* Adequate renal function, defined as:\n  * creatinine < 2 mg/dL\n  * no dialysis",
            'criterion "T#I1.1" and criterion "T#I1.2"',
        ),
        (
            "* No history of any of the following:\n  * stroke\n  * seizure",
            'not (criterion "T#I1.1" or criterion "T#I1.2")',
        ),
        (
            "* None of the following:\n  * stroke\n  * gout",
            'not (criterion "T#I1.1" or criterion "T#I1.2")',
        ),
        (
            "* Patients with asthma who have not received:\n  * aspirin\n  * warfarin",
            'asthma and not (criterion "T#I1.1" or criterion "T#I1.2")',
        ),
        (
            "* For participants with gout\n  * No warfarin\n  * No aspirin",
            'if gout then (criterion "T#I1.1" and criterion "T#I1.2")',
        ),
        (
            "* Participants may take aspirin for their pain\n  * At most 200 mg a day\n  * No gout",
            'if (aspirin and pain) then (criterion "T#I1.1" and criterion "T#I1.2")',
        ),
        (
            "* Prior and concomitant therapies:\n  * No warfarin\n  * No aspirin",
            'criterion "T#I1.1" and criterion "T#I1.2"',
        ),
        (
            "* Prior treatment with:\n  * warfarin\n  * aspirin",
            'treatment (history) and criterion "T#I1.1" and criterion "T#I1.2"',
        ),
        (
            "* No stroke but at least one of the following:\n  * asthma\n  * gout",
            'stroke absent and (criterion "T#I1.1" or criterion "T#I1.2")',
        ),
    ],
)
def test_a_parent_composes_its_children(text, short):
    listing = Listing("T", "Inclusion Criteria:\n\n" + text)
    assert extract_criteria(listing, build_reader()).criteria[0].short == short


def test_a_heading_whose_list_was_lost_asks_nothing():
    text = "Inclusion Criteria:\n\n* Required laboratory values:\n* Gout\n\nExclusion Criteria:\n\n"
    listing = Listing("T", text + "* Concomitant medications:\n* Asthma\n")
    shown = [each.short for each in extract_criteria(listing, build_reader()).criteria]
    assert shown == ["nothing", "gout", "never", "asthma"]
