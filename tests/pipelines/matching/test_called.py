"""Which words call an examination normal, or abnormal?"""

import pytest
from patients import fact, judged

from pipelines.matching.called import calls_normal, is_called_normal


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ('chest_x_ray with "unremarkable"', True),
        ('chest_x_ray with "abnormal"', False),
        ('chest_x_ray with "recent"', None),
        ("chest_x_ray", None),
    ],
)
def test_called(told, expected):
    assert is_called_normal(fact(told).statement) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Normal", True),
        ("within the normal range", True),
        ("within institutional normal limits", True),
        ("outside the normal range", False),
        ("out of range", False),
        ("not within normal limits", False),
        ("recent", None),
    ],
)
def test_calls_normal(words, expected):
    assert calls_normal(words) is expected


def test_a_test_that_was_done_is_not_yet_negative():
    asked = 'colonoscopy with "negative"'
    assert judged(f"{asked} | colonoscopy", "inclusion").verdict.value == "unknown"
    assert judged(f'{asked} | colonoscopy with "negative"', "inclusion").verdict.value == "met"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("chest_x_ray", "unknown"),
        ('chest_x_ray with "within normal limits"', "met"),
        ('chest_x_ray with "abnormal"', "not_met"),
    ],
)
def test_an_examination_that_was_done_is_not_yet_normal(told, expected):
    line = f'chest_x_ray with "normal" | {told}'
    assert judged(line, "inclusion").verdict.value == expected
