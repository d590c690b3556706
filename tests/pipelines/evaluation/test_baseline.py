"""The baseline: what is kept, what is a drop, what a faulty file says."""

from __future__ import annotations

import pytest

from nlp.errors import InputError, OutputError
from pipelines.evaluation.baseline import drops, kept_scores, read_baseline, write_baseline
from pipelines.evaluation.tally import ALL, MACRO, Row


def row(value, measure="strict", label=ALL, task="entities"):
    return Row(task, measure, label, "f1", value)


def test_written_and_read_back(tmp_path):
    rows = [row(0.81236), row(0.5, label=MACRO), row(0.4, task="logic"), row(0.1, label="drug")]
    write_baseline(tmp_path / "b.toml", rows)
    assert read_baseline(tmp_path / "b.toml") == {
        ("entities", "strict"): 0.8124,
        ("entities", "strict, macro"): 0.5,
        ("logic", "strict"): 0.4,
    }
    assert drops(read_baseline(tmp_path / "b.toml"), rows) == []


def test_the_view_of_annotated_text_is_not_kept():
    assert kept_scores([row(0.5, "strict, annotated text")]) == {}


def test_a_drop_is_told_and_a_rise_is_not():
    before = {("entities", "strict"): 0.8}
    assert drops(before, [row(0.81)]) == []
    assert drops(before, [row(0.79996)]) == []
    (drop,) = drops(before, [row(0.7998)])
    assert str(drop) == "entities, strict: 0.7998, baseline 0.8000"


def test_what_should_be_rare_may_not_rise():
    before = {("verdicts", "wrongly met"): 0.02}
    assert drops(before, [row(0.01, "wrongly met", task="verdicts")]) == []
    assert len(drops(before, [row(0.03, "wrongly met", task="verdicts")])) == 1


def test_a_score_that_is_not_measured_any_more_is_a_drop():
    (drop,) = drops({("facts", "found"): 0.8}, [row(0.8)])
    assert "not measured" in str(drop)


@pytest.mark.parametrize("text", ["[entities", "entities = 3\n", '[entities]\nstrict = "high"\n'])
def test_a_faulty_baseline(tmp_path, text):
    (tmp_path / "b.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.toml"):
        read_baseline(tmp_path / "b.toml")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(OutputError):
        write_baseline(tmp_path / "no" / "b.toml", [row(1)])
