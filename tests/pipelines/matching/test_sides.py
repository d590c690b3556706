"""Does what was done to the other eye count?"""

from __future__ import annotations

import pytest
from patients import fact, judge

from nlp.model import Listing
from nlp.statements import build_reader
from nlp.vocabulary import load_vocabulary
from pipelines.listings import extract_criteria
from pipelines.matching.asked import ask
from pipelines.matching.sides import side_of

READ = build_reader()
LISTING = """Inclusion Criteria:
- Wet macular degeneration in the study eye
Exclusion Criteria:
- Vitrectomy in the study eye
- Uveitis in either eye
- Cataract surgery
- Gout
"""
RIGHT = 'wet_macular_degeneration with "right eye"'


@pytest.mark.parametrize(
    ("at", "told", "expected"),
    [
        (1, f'{RIGHT}; vitrectomy with "OS"', "not_met"),
        (1, f'{RIGHT}; vitrectomy with "OD"', "met"),
        (1, f"{RIGHT}; vitrectomy", "met"),
        (1, 'wet_macular_degeneration; vitrectomy with "OS"', "unknown"),
        (1, f'{RIGHT}; vitrectomy with "both eyes"', "met"),
        (2, f'{RIGHT}; uveitis with "OS"', "met"),
        (3, f'{RIGHT}; cataract_surgery with "left eye"', "not_met"),
        (4, f"{RIGHT}; gout", "met"),
    ],
)
def test_the_eye_under_study(at, told, expected):
    trial = extract_criteria(Listing("T", LISTING), READ)
    asked = ask(trial, load_vocabulary())
    assert judge(told).criterion(asked[at]).verdict.value == expected


def test_sides():
    assert side_of(fact('2024-06-20 uveitis with "OS"')) == "left"
    assert side_of(fact("2024-06-20 uveitis")) is None
