"""What silence is taken for, and what never."""

from __future__ import annotations

import pytest
from patients import kind_of

from nlp.model import Verdict
from nlp.model.reading import read_statement
from nlp.vocabulary import load_vocabulary
from pipelines.matching.silence import silent


@pytest.mark.parametrize(
    ("form", "kind", "policy", "known", "expected"),
    [
        ("asthma", "exclusion", "presume", True, ("not_met", "presumed")),
        ("asthma", "exclusion", "unknown", True, ("unknown", "none")),
        ("asthma", "inclusion", "presume", True, ("unknown", "none")),
        ("asthma", "exclusion", "presume", False, ("unknown", "none")),
        ("asthma (future)", "exclusion", "presume", True, ("unknown", "none")),
        ("hemoglobin", "exclusion", "presume", True, ("unknown", "none")),
        ('"zorbular fever"', "exclusion", "presume", True, ("not_met", "presumed")),
        ('"zorbular fever"', "inclusion", "presume", True, ("unknown", "none")),
    ],
)
def test_policy(form, kind, policy, known, expected):
    statement = kind_of(read_statement(form), load_vocabulary())
    finding = silent(statement, kind, policy, known)
    assert (finding.verdict.value, finding.basis) == expected


def test_consent_is_not_to_be_found_in_a_chart():
    statement = kind_of(read_statement("informed_consent"), load_vocabulary())
    finding = silent(statement, "inclusion", "presume", True)
    assert finding.verdict is Verdict.UNKNOWN
    assert not finding.chart
