"""What recognizers leave on a Doc."""

from __future__ import annotations

import pytest
import spacy

from nlp.recognizers import Found, get, put
from nlp.recognizers.slots import TERMS, register, value_of


@pytest.fixture
def doc():
    register()
    return spacy.blank("en")("no fever or cough")


def test_values_and_spans(doc):
    put(doc, TERMS, [Found(3, 8, "fever"), Found(12, 17, "cough")])
    assert [each.value for each in get(doc, TERMS)] == ["fever", "cough"]
    assert [span.text for span in doc.spans[TERMS]] == ["fever", "cough"]
    assert doc.spans[TERMS][1]._.inclex == "cough"


def test_what_did_not_run_is_empty(doc):
    assert get(doc, TERMS) == []
    assert value_of(doc[0:1]) is None


def test_a_doc_can_still_be_stored(doc):
    put(doc, TERMS, [Found(3, 8, object())])
    with pytest.warns(UserWarning, match="user hooks"):
        stored = doc.to_bytes()
    again = spacy.tokens.Doc(doc.vocab).from_bytes(stored)
    assert [span.text for span in again.spans[TERMS]] == ["fever"]


def test_registering_twice_does_no_harm():
    register()
    register()
