"""Of whom a demand speaks."""

from __future__ import annotations

import pytest
from patients import judged

CASES = [
    ("woman and contraception | male", "inclusion", "met"),
    ("woman and contraception | female; age = 30 a", "inclusion", "unknown"),
    ("woman and pregnancy absent | male", "inclusion", "met"),
    ("woman and pregnancy absent | female; pregnancy", "inclusion", "not_met"),
    ("woman and pregnancy | male", "inclusion", "not_met"),
    ("man and pregnancy absent | female; pregnancy absent", "inclusion", "met"),
    ("woman and asthma | male; asthma", "inclusion", "not_met"),
    (
        "age >= 16 a and karnofsky >= 70 and age < 16 a | age = 30 a; karnofsky = 80",
        "inclusion",
        "met",
    ),
    ("age >= 16 a and age < 60 a | age = 12 a", "inclusion", "not_met"),
    ("woman and contraception absent | male", "exclusion", "not_met"),
]


@pytest.mark.parametrize(("line", "kind", "expected"), CASES)
def test_subjects(line, kind, expected):
    assert judged(line, kind).verdict.value == expected
