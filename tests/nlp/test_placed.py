"""Statements with their places."""

from __future__ import annotations

from nlp.model.quote import Passage
from nlp.placed import lies_in
from nlp.recognizers import Found
from nlp.statements import build_reader, read_statements


def test_each_statement_stands_where_its_name_stands():
    text = "gout, and ferritin > 400 ng/mL"
    reading = read_statements(Passage(text), build_reader())
    assert [text[each.start : each.end] for each in reading.placed] == ["gout", "ferritin"]
    assert reading.statements == tuple(each.statement for each in reading.placed)


def test_a_stretch_lies_in_another_only_whole():
    assert lies_in(Found(3, 6, None), [(0, 2), (3, 9)])
    assert not lies_in(Found(3, 6, None), [(0, 5)])
