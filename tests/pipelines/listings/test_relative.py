"""Is each verb of a relative clause said of the thing before it, and of nothing else?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Exclusion",
            "Pericarditis that is symptomatic, needs colchicine or has not been stable for 5 weeks",
            'pericarditis with "symptomatic" or (pericarditis and colchicine)'
            ' or (pericarditis and unread "has not been stable for 5 weeks")',
        ),
        (
            "Exclusion",
            "Seizures that are uncontrolled, or have occurred within 3 weeks",
            'seizure with "uncontrolled" or seizure within [-3 wk, 0 d] of as_of',
        ),
        (
            "Exclusion",
            "Infection that is active and requires antibiotics",
            'infection with "active" and antibiotic',
        ),
        (
            "Exclusion",
            "A tumor that is progressing, untreated or requires surgery",
            'neoplasm with "progressing" or neoplasm with "untreated" or (neoplasm and surgery)',
        ),
        (
            "Exclusion",
            "Gout that is severe, asthma, or stroke",
            'gout with "severe" or asthma or stroke',
        ),
        (
            "Exclusion",
            "Arthritis that is severe or requires surgery, asthma, or stroke",
            'arthritis with "severe" or (arthritis and surgery) or asthma or stroke',
        ),
        (
            "Exclusion",
            "Gout that is severe or requires colchicine, except gouty tophus",
            '(gout with "severe" or (gout and colchicine)) and not gouty_tophus',
        ),
        (
            "Inclusion",
            "No infection that is active or requires antibiotics",
            'not (infection with "active" or (infection and antibiotic))',
        ),
        (
            "Exclusion",
            "Stroke or seizure that required hospitalization",
            "(stroke or seizure) and hospitalization",
        ),
    ],
)
def test_clauses(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert [each.short for each in trial.criteria] == [short]
