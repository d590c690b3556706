"""Two times, one of them told in half-lives."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria

PAST = "within [-14 d, 0 d] of as_of"
LIVES = "within <= 5 half-life of as_of"


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            "warfarin within 14 days or 5 half-lives, whichever is longer",
            f"warfarin {PAST} or warfarin {LIVES}",
        ),
        ("warfarin within 14 days or 5 half-lives", f"warfarin {PAST} or warfarin {LIVES}"),
        (
            "warfarin within 14 days or 5 half-lives, whichever is shorter",
            f"warfarin {PAST} {LIVES}",
        ),
        ("warfarin within 14 days", f"warfarin {PAST}"),
    ],
)
def test_either_time(line, short):
    text = f"Exclusion Criteria:\n- {line}\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == short


def test_of_what_is_denied_neither():
    text = "Inclusion Criteria:\n- no warfarin within 14 days or 5 half-lives\n"
    (criterion,) = extract_criteria(Listing("T", text), build_reader()).criteria
    assert criterion.short == f"warfarin absent {PAST} and warfarin absent {LIVES}"
