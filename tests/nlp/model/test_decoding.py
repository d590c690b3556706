"""What is no record is refused with the field's name, never with its text."""

from __future__ import annotations

import pytest

from nlp.errors import RecordError
from nlp.model.decoding import fact_from_json, match_from_json, trial_from_json


@pytest.mark.parametrize("read", [trial_from_json, fact_from_json, match_from_json])
def test_a_missing_field_is_named(read):
    with pytest.raises(RecordError) as caught:
        read({"text": "Mrs Secret has asthma"})
    assert caught.value.field
    assert "Secret" not in str(caught.value)


def test_a_value_of_the_wrong_form_is_refused():
    record = {"trial_id": "T", "criteria": [{"criterion_id": "x", "kind": "inclusion"}]}
    with pytest.raises(RecordError, match="statements"):
        trial_from_json(record)
