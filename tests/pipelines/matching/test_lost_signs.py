"""Which limits lost their sign, and what was meant? Verdicts stand in judged.cases."""

from decimal import Decimal

import pytest

from nlp.model import Amount, Comparator, Reference
from nlp.vocabulary import load_vocabulary
from pipelines.matching.lost_signs import is_lost, with_sign


@pytest.mark.parametrize(
    ("op", "value", "measure", "lost"),
    [
        (Comparator.EQ, 9, "hemoglobin", True),
        (Comparator.GE, 9, "hemoglobin", False),
        (Comparator.EQ, 0, "hemoglobin", False),
        (Comparator.EQ, 1, "ecog", False),
        (Comparator.EQ, 3, "nyha", False),
        (Comparator.EQ, 50, "lvef", True),
    ],
)
def test_what_is_measured_without_steps_is_never_asked_for_exactly(op, value, measure, lost):
    row = load_vocabulary().measures[measure]
    assert is_lost(Amount(op, (Decimal(value),)), row) is lost


@pytest.mark.parametrize(
    ("to", "kind", "op"),
    [
        (Reference.ULN, "inclusion", Comparator.LE),
        (Reference.ULN, "exclusion", Comparator.GT),
        (Reference.LLN, "inclusion", Comparator.GE),
        (Reference.LLN, "exclusion", Comparator.LT),
        (Reference.BASELINE, "inclusion", None),
        (None, "inclusion", None),
    ],
)
def test_a_multiple_of_a_limit_has_a_plain_direction(to, kind, op):
    found = with_sign(Amount(Comparator.EQ, (Decimal(2),), relative_to=to), kind)
    assert (found and found[0].op) == op
    assert found is None or found[1].code == "comparator"
