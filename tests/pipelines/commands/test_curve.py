"""`inclex curve` as a researcher calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def run(command):
    return command


def brat(count):
    Path("gold").mkdir()
    for k in range(count):
        Path(f"gold/NCT{k:02}_inc.txt").write_text(
            "Patients with quillite drift\n", encoding="utf-8"
        )
        mark = "T1\tCondition 14 28\tquillite drift\n"
        Path(f"gold/NCT{k:02}_inc.ann").write_text(mark, encoding="utf-8")
    return "gold"


def test_a_curve(run):
    status, out, err = run("curve", brat(12), "--folds", 2, "-o", "c.json")
    assert (status, err) == (0, "")
    points = json.loads(Path("c.json").read_text("utf-8"))
    assert [point["share"] for point in points] == [0.1, 0.25, 0.5, 0.75, 1.0]
    assert points[-1]["documents"] == 6 and len(points[-1]["folds"]) == 2
    assert points[-1]["f1"] == 1
    assert "learning curve" in out and "100%" in out


def test_too_few_texts(run):
    status, _, err = run("curve", brat(1))
    assert status == 2 and "1 texts, fewer than 3 folds" in err


def test_wrong_usage(run):
    assert run("curve", "gold", "--map", "none")[0] == 2
    assert run("curve", "gold", "--labels", "no.toml")[0] == 2
