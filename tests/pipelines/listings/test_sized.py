"""Is a tumor asked for with its sizes, whichever way they are joined?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("kind", "line", "short"),
    [
        ("Inclusion", "cT3 or N+ gastric cancer", '("ct3" or "n+") and gastric_cancer'),
        (
            "Inclusion",
            "Gastric cancer (cT2N0M0 or cT3N1M0)",
            'gastric_cancer and ("ct2n0m0" or "ct3n1m0")',
        ),
        (
            "Inclusion",
            "Clinical stage T2-3, N0-1, M0 lung cancer, and ECOG 0-1",
            '"t2-3 n0-1 m0" and lung_cancer and ecog [0, 1]',
        ),
        ("Exclusion", "Bladder cancer, T4 or N3", 'bladder_cancer and ("t4" or "n3")'),
        ("Inclusion", "Gout and free T3 and T4", "gout and free_t3"),
    ],
)
def test_sizes(kind, line, short):
    trial = extract_criteria(Listing("T", f"{kind} Criteria:\n- {line}\n"), build_reader())
    assert [each.short for each in trial.criteria] == [short]
