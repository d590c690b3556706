"""What does an exception leave of its class? Facts beside it stand by themselves."""

from __future__ import annotations

import pytest
from patients import judged


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("malignancy and not melanoma | melanoma; lymphoma", "met"),
        ("malignancy and not melanoma | melanoma", "not_met"),
        ("malignancy and not melanoma | malignancy; melanoma", "not_met"),
        ("malignancy and not melanoma | malignancy", "met"),
        ("malignancy and not (melanoma or thyroid_cancer) | thyroid_cancer; melanoma", "not_met"),
        ("malignancy and not (melanoma or thyroid_cancer) | thyroid_cancer; lymphoma", "met"),
        ("(malignancy or stroke) and not melanoma | melanoma; stroke", "met"),
        ("autoimmune_disease and not vitiligo | vitiligo; rheumatoid_arthritis", "met"),
        ("hepatitis_b and not entecavir | hepatitis_b; entecavir", "not_met"),
    ],
)
def test_a_class_with_an_exception(line, expected):
    assert judged(line, "exclusion").verdict.value == expected


def test_an_inclusion_with_an_exception_takes_who_has_another():
    line = "arthritis and not gout | gout; rheumatoid_arthritis"
    assert judged(line, "inclusion").verdict.value == "met"


def test_the_reason_names_the_other_disease():
    found = judged("malignancy and not melanoma | melanoma; lymphoma", "exclusion")
    assert found.reason == "the notes say lymphoma"
