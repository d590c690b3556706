"""Quotes are half-open, as slices are."""

from __future__ import annotations

from nlp.model.quote import Passage, Quote


def test_a_quote_is_a_slice_of_its_text():
    text = "no history of stroke"
    quote = Quote(14, 20, "stroke")
    assert text[quote.start : quote.end] == quote.text


def test_a_passage_begins_where_its_text_begins():
    assert Passage("all of it").start == 0
