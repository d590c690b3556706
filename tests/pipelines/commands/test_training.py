"""The command that fits the tagger, and extract with what it wrote."""

from __future__ import annotations

import json
import sys

import pytest

from pipelines.__main__ import main


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["inclex", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code or 0, capsys.readouterr().err

    monkeypatch.chdir(tmp_path)
    return call


def row(number):
    text = f"- no morbus{number}\n- takes gold daily\n"
    start = text.index("morbus")
    spans = [[start, start + 7]]
    gold = text.index("gold")
    entities = [
        {"type": "Condition", "spans": spans},
        {"type": "Device", "spans": [[gold, gold + 4]]},
    ]
    return {"doc": f"d{number}", "nct_id": f"g{number}", "text": text, "entities": entities}


def kinds(path):
    return {
        (mention["text"], mention["kind"])
        for line in path.read_text(encoding="utf-8").splitlines()
        for criterion in json.loads(line)["criteria"]
        for mention in criterion["mentions"]
    }


def test_a_model_is_fitted_and_used(run, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps(row(n)) + "\n" for n in range(9)), encoding="utf-8"
    )
    (tmp_path / "t.jsonl").write_text(
        json.dumps({"trial_id": "t", "text": "- takes gold daily\n"}), encoding="utf-8"
    )
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps(row(n)) + "\n" for n in range(40, 71)), encoding="utf-8"
    )
    status, said = run(
        "train", "tagger", "--from", "a.jsonl", "-o", "m.npz", "--folds", "2",
        "--held-out", "cv.jsonl", "--beside", "b.jsonl", "--texts", "t.jsonl",
    )  # fmt: skip
    assert status == 0
    assert "9 texts, 18 criteria" in said
    assert "beside them 62 criteria of others, 1 raw ones" in said
    assert ("gold", "device") in kinds(tmp_path / "cv.jsonl")
    assert run("extract", "t.jsonl", "--model", "m.npz", "-o", "with.jsonl")[0] == 0
    assert ("gold", "device") in kinds(tmp_path / "with.jsonl")
    assert run("extract", "t.jsonl", "--no-tagger", "-o", "without.jsonl")[0] == 0
    assert ("gold", "device") not in kinds(tmp_path / "without.jsonl")


@pytest.mark.parametrize(
    "wrong", [["-o", "m.txt"], ["-o", "m.npz", "--folds", "2"], ["-o", "m.npz", "--from", "none"]]
)
def test_wrong_usage(run, tmp_path, wrong):
    (tmp_path / "a.jsonl").write_text(json.dumps(row(1)), encoding="utf-8")
    assert run("train", "tagger", "--from", "a.jsonl", *wrong)[0] == 2


def test_how_sure_verdicts_are_is_counted(run, tmp_path):
    asked = [{"criterion_id": "1", "kind": "exclusion", "text": "Asthma"}]
    note = {"text": "He has asthma.", "date": "2026-02-01"}
    told = {"criterion_id": "1", "verdict": "met"}
    rows = {
        "t.jsonl": [{"trial_id": "T", "criteria": asked}],
        "n.jsonl": [{"patient_id": each, **note} for each in "pq"],
        "g.jsonl": [{"patient_id": "p", **told}, {"patient_id": "q", **told, "verdict": "unknown"}],
    }
    for name, each in rows.items():
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in each))
    run("extract", "t.jsonl", "-o", "c.jsonl")
    run("facts", "n.jsonl", "-o", "f.jsonl")
    given = ("train", "confidence", "--criteria", "c.jsonl", "--facts", "f.jsonl", "--source", "us")
    status, said = run(*given, "--gold", "g.jsonl", "-o", "confidence.toml")
    assert status == 0 and "2 verdicts that both gave" in said
    assert "told = 2\nright = 1\n" in (tmp_path / "confidence.toml").read_text(encoding="utf-8")
    assert run(*given, "--gold", "g.jsonl", "-o", "confidence.txt")[0] == 2
    assert run(*given, "--gold", "n.jsonl", "-o", "none.toml")[0] == 2
