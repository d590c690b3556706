"""Limits of normal behind brackets, and "within" before one."""

from __future__ import annotations

import pytest

from nlp.model import Comparator, Reference
from nlp.recognizers.normal_limits import limits_signed
from nlp.recognizers.quantities import read_quantities


@pytest.mark.parametrize("text", [
    "lipase > 2 times (4 times with pancreatic spread) the upper limit of normal",
    "lipase < 2 (4 if it has spread) x ULN",
])  # fmt: skip
def test_a_limit_behind_brackets_belongs_to_the_number_before(vocabulary, text):
    first = read_quantities(text, vocabulary)[0]
    assert first.relative_to is Reference.ULN


def test_within_a_limit_is_at_most_that(vocabulary):
    (only,) = read_quantities("lipase within the upper limit of normal", vocabulary)
    assert only.op is Comparator.LE


def test_signs_take_as_many_characters_as_their_words():
    text = "lipase within the uln"
    assert len(limits_signed(text)) == len(text)
    assert limits_signed("seen within the upper storey") == "seen within the upper storey"
