"""Which weights are not what the patient weighs? Whole notes stand in notes.cases."""

import pytest

from pipelines.notes.weights import is_other_weight


@pytest.mark.parametrize(
    ("text", "name", "value", "other"),
    [
        ("Weight is up about 14 pounds", "Weight", "14", True),
        ("weight, an increase of 3 kg", "weight", "3", True),
        ("Ideal body weight would be 160", "weight", "160", True),
        ("Target weight 70", "weight", "70", True),
        ("he should weigh about 70", "weigh", "70", True),
        ("Weight 70", "Weight", "70", False),
        ("admission weight of 70", "weight", "70", False),
        ("The target is lower. Weight 70", "Weight", "70", False),
    ],
)
def test_a_change_or_a_wish_is_no_weight(text: str, name: str, value: str, other: bool) -> None:
    start = text.index(name)
    assert is_other_weight(text, 0, (start, start + len(name)), text.index(value)) is other
