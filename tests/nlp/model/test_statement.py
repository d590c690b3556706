"""Statements are frozen, and say present, of the patient, now, unless told otherwise."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nlp.model.statement import Experiencer, Statement, Status, Tense


def test_what_is_said_without_cues():
    said = Statement("s1", "condition").assertion
    assert (said.status, said.experiencer, said.time) == (
        Status.PRESENT,
        Experiencer.PATIENT,
        Tense.CURRENT,
    )


def test_frozen():
    with pytest.raises(FrozenInstanceError):
        Statement("s1", "condition").kind = "drug"
