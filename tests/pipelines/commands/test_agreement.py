"""`inclex agreement` as two annotators call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def run(command):
    for name, marks in (
        ("first", "T1\tCondition 3 9\tstroke\n"),
        ("second", "T1\tDrug 3 9\tstroke\n"),
    ):
        Path(name).mkdir()
        Path(name, "a.txt").write_text("No stroke or gout", encoding="utf-8")
        Path(name, "a.ann").write_text(marks, encoding="utf-8")
    return command


def verdicts(name, *values):
    rows = (
        {
            "pair_id": f"V{k}",
            "patient_id": f"p{k}",
            "trial_id": "T",
            "criterion_id": "c",
            "verdict": v,
        }
        for k, v in enumerate(values)
    )
    Path(name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return name


def test_marks(run):
    status, out, err = run("agreement", "first", "second", "--boot", 0, "-o", "a.json")
    assert (status, err) == (0, "")
    assert "first and second: the first as gold" in out
    assert "Cohen's kappa" in out and "1 disagreements" in out
    (fault,) = json.loads(Path("a.json").read_text("utf-8"))["disagreements"]
    assert (fault["gold"], fault["read"], fault["sentence"]) == (
        "condition",
        "drug",
        "No stroke or gout",
    )


def test_verdicts(run):
    one = verdicts("one.jsonl", "met", "met", "unknown", "not_met")
    other = verdicts("other.jsonl", "met", "unknown", "unknown", "not_met")
    status, out, _ = run("agreement", one, other)
    assert status == 0
    assert "Krippendorff's alpha" in out and "0.636" in out
    assert "p1, c: met / unknown" in out


def test_the_same_folder_twice_keeps_its_two_names(run):
    _, out, _ = run("agreement", "first", Path("..") / Path.cwd().name / "first", "--boot", 0)
    assert "0 disagreements" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["first"], "two annotators at least"),
        (["first", "second", "--map", "none"], "--map none: known are"),
        (["first", "second", "--labels", "no.toml"], "no label maps"),
    ],
)
def test_wrong_usage(run, arguments, told):
    status, _, err = run("agreement", *arguments)
    assert status == 2 and told in err


def test_nothing_in_common(run):
    status, _, err = run("agreement", "first", "nowhere")
    assert status == 2 and "nothing that both annotated" in err


def test_a_fault_is_told_and_the_rest_is_compared(run):
    with Path("second/a.ann").open("a", encoding="utf-8") as file:
        file.write("T2\tDrug 30 40\tx\n")
    status, out, err = run("agreement", "first", "second", "--boot", 0)
    assert status == 1 and "second/a.ann, line 2" in err and "Cohen's kappa" in out
