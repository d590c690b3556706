"""What the words behind a wide name ask beside it."""

from __future__ import annotations

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria
from pipelines.matching.narrowed import (
    feared_of,
    hangs_on_stopping,
    left_alone,
    unread_allergen,
    unread_place,
)


def first(line, heading="Exclusion"):
    trial = extract_criteria(Listing("T", f"{heading} Criteria:\n- {line}\n"), build_reader())
    criterion = trial.criteria[0]
    return criterion, criterion.statements[0]


@pytest.mark.parametrize(("line", "found"), [
    ("Allergy to any part of it", True),
    ("Allergy", False),
])  # fmt: skip
def test_what_one_is_allergic_to_is_asked(line, found):
    assert bool(unread_allergen(*first(line))) is found


def test_where_an_operation_was_is_asked():
    assert "forefoot" in unread_place(*first("Surgery of the forefoot"))
    assert not unread_place(*first("Surgery"))


def test_what_is_feared_of_a_thing_is_asked():
    assert feared_of(*first("Stroke that may hinder walking upstairs"))
    assert not feared_of(*first("Stroke"))


@pytest.mark.parametrize(
    ("line", "heading", "expected"),
    [
        ("Takes warfarin and cannot stop it", "Exclusion", True),
        ("Patients on lithium who are not able to discontinue it", "Exclusion", True),
        ("Takes warfarin", "Exclusion", False),
        ("Takes warfarin and cannot stop it", "Inclusion", False),
    ],
)
def test_who_can_stop_may_take_part(line, heading, expected):
    assert hangs_on_stopping(first(line, heading)[0]) is expected


def test_what_was_left_alone_is_asked():
    assert left_alone(*first("Cataract not removed")) == "not removed"
    assert left_alone(*first("Gout, not treated"))
    assert not left_alone(*first("Cataract"))
