"""Which word does a comma mean in a list that joins by more than one?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        (
            "Inclusion",
            "Asthma, gout or psoriasis, and hypertension",
            "(asthma or gout or psoriasis) and hypertension",
        ),
        (
            "Inclusion",
            "Rheumatoid arthritis, methotrexate or leflunomide for 5 months, and DAS28 > 3.4",
            "rheumatoid_arthritis and (methotrexate lasting 5 mo or leflunomide lasting 5 mo) "
            "and das28 > 3.4",
        ),
        (
            "Inclusion",
            "Heart failure, ischemic or non-ischemic, with LVEF < 38%",
            'heart_failure and ("ischemic" or "non-ischemic") and lvef < 38 %',
        ),
        (
            "Inclusion",
            "Asthma, moderate or severe, with FEV1 < 78%",
            'asthma with "moderate or severe" and fev1 < 78 %',
        ),
        ("Inclusion", "Asthma, gout or psoriasis", "asthma or gout or psoriasis"),
        (
            "Inclusion",
            "Hemoglobin >= 8.5 g/dL, AST or ALT <= 2.4 x ULN, creatinine <= 1.4 mg/dL",
            "hemoglobin >= 8.5 g/dL and (ast <= 2.4 xULN or alt <= 2.4 xULN) "
            "and creatinine <= 1.4 mg/dL",
        ),
        (
            "Inclusion",
            "Men or women, asthma or gout, FEV1 < 72%",
            "both_sexes and (asthma or gout) and fev1 < 72 %",
        ),
        (
            "Exclusion",
            "Asthma, gout or psoriasis, and hypertension",
            "asthma or gout or psoriasis or hypertension",
        ),
    ],
)
def test_mixed_lists(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert trial.criteria[0].short == short
