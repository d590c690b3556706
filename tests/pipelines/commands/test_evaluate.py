"""`inclex evaluate` as a researcher calls it: forms of gold, forms of output, exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from annotated import CRITERION, EXCLUSION, NOTE, PAIR, TEXT

GOLD = (
    "T1\tCondition 22 28\tAsthma\nT2\tDrug 34 41\taspirin\n"
    "T3\tNegation 31 33\tno\nR1\tHas_value Arg1:T1 Arg2:T9\n"
)
LISTING = "Inclusion Criteria:\n- Asthma\n- no aspirin\n"


@pytest.fixture
def run(command):
    return command


def brat(folder, annotation=GOLD, text=LISTING):
    Path(folder).mkdir()
    Path(folder, "a.txt").write_text(text, encoding="utf-8")
    Path(folder, "a.ann").write_text(annotation, encoding="utf-8")
    return folder


@pytest.fixture
def annotated(tmp_path):
    """A folder like annotations/, with one listing, one note and one pair."""
    folder = tmp_path / "annotated"
    folder.mkdir()
    listing = {"trial_id": "L1", "text": TEXT, "criteria": [CRITERION, EXCLUSION]}
    for name, row in (("listings", listing), ("notes", NOTE), ("pairs", PAIR)):
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_bad_annotations_are_named_and_the_rest_is_scored(run):
    status, out, err = run("evaluate", "--gold", brat("gold"), "--boot", 0)
    assert status == 1
    assert err.splitlines() == [
        "inclex: gold/a.ann, line 4: no mark T9",
        "inclex: 1 input(s) could not be read",
    ]
    assert re.search(r"strict +all +1\.000 +1\.000 +1\.000 +3 +0 +0", out)
    assert "1 documents, labels by chia, 0 errors" in out


def test_every_form_of_output(run):
    gold = brat("gold", GOLD.split("R1")[0])
    names = ("r.json", "r.csv", "r.html", "r.txt")
    status, _, err = run("evaluate", "--gold", gold, "-o", *names, "--boot", 20, "--full")
    assert (status, err) == (0, "")
    whole = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert whole["labels"] == "chia" and whole["documents"] == 1
    assert Path("r.csv").read_text(encoding="utf-8").startswith("task,measure,label,")
    assert "<title>inclex evaluate: gold</title>" in Path("r.html").read_text(encoding="utf-8")
    assert "entities, strict: same label" in Path("r.txt").read_text(encoding="utf-8")


def test_our_own_annotations_answer_every_task(run, annotated):
    status, out, err = run("evaluate", "--gold", annotated, "--boot", 0, "-o", "r.json")
    assert (status, err) == (0, "")
    tasks = {row["task"] for row in json.loads(Path("r.json").read_text("utf-8"))["results"]}
    assert len(tasks) == 8
    assert "3 documents" not in out and "2 documents" in out


def test_a_saved_run_scores_as_a_fresh_one(run, annotated):
    given = {"trial_id": "L1", "text": TEXT}
    Path("in.jsonl").write_text(json.dumps(given), encoding="utf-8")
    Path("notes.jsonl").write_text(json.dumps(NOTE), encoding="utf-8")
    assert run("extract", "in.jsonl", "-o", "t.jsonl")[0] == 0
    assert run("facts", "notes.jsonl", "-o", "f.jsonl")[0] == 0
    day = ("--as-of", "2026-04-01")
    assert (
        run("match", "--criteria", "t.jsonl", "--facts", "f.jsonl", *day, "-o", "v.jsonl")[0] == 0
    )
    fixed = ("evaluate", "--gold", annotated, "--boot", 0, "-o")
    assert run(*fixed, "fresh.csv")[0] == 0
    assert run(*fixed, "saved.csv", "--pred", "t.jsonl", "f.jsonl", "v.jsonl")[0] == 0
    assert Path("fresh.csv").read_text("utf-8") == Path("saved.csv").read_text("utf-8")


def test_two_runs_are_compared(run):
    gold = brat("gold", GOLD.split("R1")[0])
    theirs = brat("theirs", "T1\tCondition 22 28\tAsthma\n")
    status, out, _ = run(
        *("evaluate", "--gold", gold, "--pred", gold, "--against", theirs),
        *("--tasks", "entities", "-o", "r.json"),
    )
    assert status == 0 and "against the other run" in out
    assert "2 errors mended, 0 new" in out
    whole = json.loads(Path("r.json").read_text("utf-8"))
    differences = whole["differences"]
    assert [fault["gold"] for fault in whole["mended"]] == ["drug", "negation"]
    assert whole["new"] == whole["errors"] == []
    strict = next(d for d in differences if (d["measure"], d["label"]) == ("strict", "all"))
    assert (strict["before"], strict["after"]) == (pytest.approx(1 / 2), 1)


def test_a_peer_that_wrote_brat(run):
    """Another system, which knows nothing of ours: one regex a label, written as standoff."""
    gold = brat("gold", GOLD.split("R1")[0])
    Path("peer").mkdir()
    peer = {"Condition": r"asthma|no", "Drug": r"aspirin"}
    found = [
        (k, m) for k, regex in peer.items() for m in re.finditer(regex, LISTING, re.IGNORECASE)
    ]
    Path("peer/a.ann").write_text(
        "".join(f"T{n}\t{k} {m.start()} {m.end()}\t{m[0]}\n" for n, (k, m) in enumerate(found)),
        encoding="utf-8",
    )
    Path("peer/a.txt").write_text(LISTING, encoding="utf-8")
    status, out, err = run("evaluate", "--gold", gold, "--pred", "peer", "--boot", 0, "--full")
    assert (status, err) == (0, "")
    assert re.search(r"strict +condition +0\.500 +1\.000 +0\.667 +1 +1 +0", out)
    assert re.search(r"strict +drug +1\.000 +1\.000 +1\.000", out)


def test_a_baseline_is_kept_and_a_drop_fails(run):
    gold = brat("gold", GOLD.split("R1")[0])
    fixed = ("evaluate", "--gold", gold, "--boot", 0)
    assert run(*fixed, "--write-baseline", "b.toml")[0] == 0
    status, out, _ = run(*fixed, "--baseline", "b.toml")
    assert status == 0 and "no score is below b.toml" in out
    worse = brat("worse", "T1\tCondition 22 28\tAsthma\n")
    status, _, err = run(*fixed, "--pred", worse, "--baseline", "b.toml")
    assert status == 1
    assert "below the baseline: entities, strict: 0.5000, baseline 1.0000" in err


def test_a_users_own_labels(run):
    gold = brat("gold", "T1\tDx 22 28\tAsthma\n")
    Path("mine.toml").write_text('[mine]\nlabels = { Dx = "condition" }\n', encoding="utf-8")
    status, out, err = run(
        "evaluate", "--gold", gold, "--labels", "mine.toml", "--map", "mine", "--boot", 0
    )
    assert (status, err) == (0, "")
    assert re.search(r"strict +all +1\.000 +1\.000 +1\.000 +1 +0 +0", out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "r.xlsx"], "r.xlsx: cannot tell the form"),
        (["--tasks", "weather"], "no task 'weather'"),
        (["--tasks", "facts"], "this gold holds nothing for the task 'facts'"),
        (["--map", "none"], "--map none: known are own, own_notes, chia"),
        (["--labels", "no.toml"], "no.toml: no label maps"),
        (["--baseline", "no.toml"], "no.toml: no baseline"),
        (["--boot", "-1"], "--boot"),
    ],
)
def test_wrong_usage(run, arguments, told):
    gold = brat("gold", GOLD.split("R1")[0])
    status, _, err = run("evaluate", "--gold", gold, *arguments)
    assert status == 2 and told in err


def test_gold_that_holds_nothing(run):
    status, _, err = run("evaluate", "--gold", "nowhere")
    assert status == 1 and "nowhere: no such file or folder" in err


def test_no_text_of_a_note_on_standard_error(run):
    row = {
        "note_id": "N",
        "patient_id": "P",
        "text": "Zacharias Quillfeather",
        "facts": [{"kind": 1}],
    }
    Path("notes.jsonl").write_text(json.dumps(row) + '\n{"text": "Quillfeather\n', encoding="utf-8")
    _, _, err = run("evaluate", "--gold", "notes.jsonl")
    assert "notes.jsonl, line 1" in err and "line 2" in err and "Quill" not in err
