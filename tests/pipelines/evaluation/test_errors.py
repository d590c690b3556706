"""An error as a row: what, where, and the sentence that it stands in."""

from __future__ import annotations

from pipelines.evaluation.errors import WHAT, Fault
from pipelines.evaluation.pages import Page


def test_an_error_in_its_sentence():
    page = Page("d", "Adults.\nNo stroke.\n", place=("gold.jsonl", 4))
    fault = Fault("entities", "missed", "d", "condition", None, ((11, 17),))
    row = fault.to_json({"d": page})
    assert (row["sentence"], row["sentence_start"]) == ("No stroke.", 8)
    assert (row["file"], row["line"]) == ("gold.jsonl", 4)
    assert row["gold_spans"] == [[11, 17]] and row["read_spans"] == []
    assert row["what"] in WHAT


def test_an_error_of_a_text_that_is_not_at_hand():
    row = Fault("verdicts", "wrong", "p", "met", "unknown", field="V1").to_json({})
    assert "sentence" not in row and row["field"] == "V1"


def test_the_same_error_in_two_runs_has_one_key():
    one = Fault("entities", "missed", "d", "condition", None, ((11, 17),))
    assert one.key == Fault("entities", "missed", "d", "condition", None, ((11, 17),)).key
    assert one.key != Fault("entities", "missed", "d", "condition", None, ((11, 18),)).key
