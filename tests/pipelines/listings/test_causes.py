"""Does what comes of a thing go with it alone, and does "drug-induced" name no drug?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Exclusion",
            "Alcohol-induced neuropathy, seizure or stroke",
            "(neuropathy and alcohol) or seizure or stroke",
        ),
        (
            "Exclusion",
            "Drug-induced or radiation-induced hepatitis",
            'hepatitis with "Drug-induced", "radiation-induced"',
        ),
        (
            "Exclusion",
            "Surgery- or chemotherapy-related neuropathy, or gout",
            "(neuropathy and (surgery or chemotherapy)) or gout",
        ),
        ("Exclusion", "Severe opioid-related nausea", 'nausea with "Severe" and opioid'),
        ("Exclusion", "Severe drug-related rash", 'rash with "Severe", "drug-related"'),
        (
            "Inclusion",
            "No alcohol-related cirrhosis or gout",
            'cirrhosis absent with "alcohol-related" and gout absent',
        ),
        ("Inclusion", "HIV-associated cognitive decline", "cognitive_impairment and hiv_infection"),
        ("Exclusion", "Drugs related to gout", "medication and gout"),
    ],
)
def test_causes(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
