"""Is the inside of framed lines found, and of others nothing?"""

import pytest

from pipelines.listings.frames import inside, is_framed, is_rule
from pipelines.listings.layout import lines_of


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("## Eligibility", "Eligibility"),
        ("### **Exclusion criteria**", "Exclusion criteria"),
        ("__Who can join__", "Who can join"),
        ("*Inclusion*", "Inclusion"),
        ("**Exclusion**:", "Exclusion"),
        ("[Donors]", "Donors"),
        ("#3 Gout", None),
        ("* Adults", None),
        ("** IPSS of 13", None),
        ("**Tacrolimus** in a stable dose", None),
        ("*measured twice", None),
        ("**Gout** or **lupus**", None),
        ("**", None),
        ("[ ]", None),
    ],
)
def test_inside(text, inner):
    line = lines_of(text)[0]
    found = inside(text, line)
    assert found is None or is_framed(text, line)
    assert (found and text[found.body : found.end]) == inner


def test_rules():
    for text in ("-----", "***", "____", "==="):
        assert is_rule(text, lines_of(text)[0])
    for text in ("--", "- - -", "-> gout", "---- gout", "*", "+++"):
        assert not is_rule(text, lines_of(text)[0])
