"""`inclex annotate` as an annotator calls it, and `inclex evaluate` on what comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LISTING = "Inclusion Criteria:\n- Hemoglobin >= 9 g/dL\n- No stroke\n"
NOTE = {"patient_id": "P", "note_id": "N", "text": "Hgb 9.2 g/dL. No stroke.", "date": "2026-03-02"}


@pytest.fixture
def run(command):
    Path("in").mkdir()
    Path("in/L1.txt").write_text(LISTING, encoding="utf-8")
    Path("notes.jsonl").write_text(json.dumps(NOTE), encoding="utf-8")
    return command


@pytest.mark.parametrize("output", ["brat", "rows.jsonl"])
def test_listings_there_and_back(run, output):
    status, _, err = run("annotate", "in", "-o", output)
    assert (status, err) == (0, f"inclex: 1 text(s) marked in {output}\n")
    status, out, _ = run("evaluate", "--gold", output, "--boot", 0, "-o", "r.json")
    assert status == 0
    results = json.loads(Path("r.json").read_text("utf-8"))["results"]
    wanted = {"relations", "negation", "thresholds"} | ({"logic"} if output != "brat" else set())
    assert wanted <= {row["task"] for row in results}
    assert all(row["value"] == 1 for row in results if row["task"] in wanted), out


def test_notes_there_and_back(run):
    assert run("annotate", "notes.jsonl", "--notes", "-o", "n.jsonl")[0] == 0
    status, _, _ = run("evaluate", "--gold", "n.jsonl", "--boot", 0, "-o", "r.json")
    assert status == 0
    results = json.loads(Path("r.json").read_text("utf-8"))["results"]
    assert {row["task"] for row in results} == {"facts"}
    assert all(row["value"] == 1 for row in results)


def test_notes_as_brat(run):
    status, _, err = run("annotate", "notes.jsonl", "--notes", "-o", "out")
    assert (status, err) == (0, "inclex: 1 text(s) marked in out\n")
    lines = Path("out/P__N.ann").read_text("utf-8").splitlines()
    assert any(line.endswith("\tstroke") for line in lines)
    assert any("status" in line and line.endswith("absent") for line in lines)


def test_what_cannot_be_read_is_told(run):
    Path("in/bad.txt").write_bytes(b"\x00" * 99)
    status, _, err = run("annotate", "in", "-o", "brat")
    assert status == 1 and "bad.txt: binary data" in err and "1 text(s) marked" in err


def test_a_target_that_cannot_be_written(run):
    status, _, err = run("annotate", "in", "-o", "in/L1.txt/x")
    assert status == 2 and "cannot be written" in err
