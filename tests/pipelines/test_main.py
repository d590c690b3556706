"""The command as a user calls it: exit status, messages, and what never leaves."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.__main__ import main, spread

ROOT = Path(__file__).parents[2]
SECRET = "Zacharias Quillfeather"
LISTING = (
    "Inclusion Criteria:\n- Asthma\n- Age 18 years or older\n\nExclusion Criteria:\n- Stroke\n"
)
NOTE = f"{SECRET} is a 52-year-old man with asthma. No stroke.\nHemoglobin 12 g/dL\n"
ROWS = [json.dumps({"trial_id": f"T{n}", "text": LISTING}) for n in range(1, 6)]


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Runs the command in a fresh folder -> exit status, records written, standard error."""

    def call(*arguments, given=None):
        monkeypatch.setattr(sys, "argv", ["inclex", *map(str, arguments)])
        if given is not None:
            raw = given if isinstance(given, bytes) else given.encode()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return call


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def write(name, text):
    Path(name).write_text(text, encoding="utf-8")
    return name


def notes(name, *rows):
    return write(name, "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))


def subcommand(*arguments, given=""):
    """Runs it as a process of its own: what libraries write to standard error shows as well."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *arguments],
        capture_output=True,
        text=True,
        input=given,
        check=False,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
    )


# --- what it does


def test_a_pipe_in_and_a_pipe_out(run):
    status, out, err = run("extract", "-", given=LISTING)
    assert (status, err) == (0, "")
    (trial,) = records(out)
    assert [c["short"] for c in trial["criteria"]] == ["asthma", "age >= 18 a", "stroke"]


@pytest.mark.parametrize("form", [".jsonl", ".parquet", ".csv", ".duckdb"])
def test_from_texts_to_verdicts_in_every_form(run, form):
    write("trial.txt", LISTING)
    notes("notes.jsonl", {"patient_id": "p", "text": NOTE, "date": "2026-03-02"})
    assert run("extract", "trial.txt", "-o", f"t{form}")[0] == 0
    assert run("facts", "notes.jsonl", "-o", f"f{form}")[0] == 0
    status, out, err = run("match", "--criteria", f"t{form}", "--facts", f"f{form}")
    assert (status, err) == (0, "")
    *verdicts, match = records(out)
    assert [each["verdict"] for each in verdicts] == ["met", "met", "not_met"]
    assert (match["status"], match["as_of"]) == ("eligible", "2026-03-02")


@pytest.mark.parametrize("workers", [1, 2])
def test_screen_writes_records_and_report(run, workers):
    write("a.txt", LISTING)
    write("b.txt", LISTING)
    notes("n.jsonl", {"patient_id": "p", "text": NOTE, "date": "2026-03-02"})
    status, _, err = run(
        *("screen", "--trials", "a.txt", "b.txt", "--notes", "n.jsonl"),
        *("-o", "out", "--as-of", "2026-03-05", "--workers", workers),
    )
    assert (status, err) == (0, "")
    names = {path.name for path in Path("out").iterdir()}
    assert names == {"trials.jsonl", "facts.jsonl", "verdicts.jsonl", "report.html"}
    found = records(Path("out/verdicts.jsonl").read_text())
    matches = [r for r in found if r["schema"] == "inclex.match/1"]
    assert [(r["trial_id"], r["as_of"]) for r in matches] == [
        ("a", "2026-03-05"),
        ("b", "2026-03-05"),
    ]


def test_silence_may_be_taken_for_unknown(run):
    write("t.txt", LISTING)
    notes("n.jsonl", {"patient_id": "p", "text": "40-year-old man with asthma."})
    run("extract", "t.txt", "-o", "t.jsonl")
    run("facts", "n.jsonl", "-o", "f.jsonl")
    given = ("match", "--criteria", "t.jsonl", "--facts", "f.jsonl", "--as-of", "2026-03-05")
    for silence, status in (("presume", "eligible"), ("unknown", "undetermined")):
        assert records(run(*given, "--silence", silence)[1])[-1]["status"] == status


def test_a_day_for_each_patient(run):
    write("t.txt", "Inclusion Criteria:\n- Asthma\n")
    patients = [{"patient_id": p, "text": "Asthma.", "date": "2026-03-02"} for p in "pq"]
    notes("n.jsonl", *patients)
    write("days.csv", "patient_id,as_of\np,2026-04-01\n")
    run("extract", "t.txt", "-o", "t.jsonl")
    run("facts", "n.jsonl", "-o", "f.jsonl")
    _, out, _ = run("match", "--criteria", "t.jsonl", "--facts", "f.jsonl", "--as-of", "days.csv")
    days = {r["patient_id"]: r["as_of"] for r in records(out) if "as_of" in r}
    assert days == {"p": "2026-04-01", "q": "2026-03-02"}


def test_the_demo_shows_every_status(run):
    status, out, err = run("demo")
    assert (status, err) == (0, "")
    for word in ("eligible", "ineligible", "undetermined", "report.html"):
        assert word in out
    assert Path("report/report.html").exists()


# --- bad input


def test_one_bad_row_of_five(run):
    rows = [*ROWS[:2], '{"trial_id": "T3", "text": "' + SECRET, *ROWS[3:]]
    source = write("five.jsonl", "\n".join(rows))
    status, out, err = run("extract", source)
    assert status == 1
    assert [r["trial_id"] for r in records(out)] == ["T1", "T2", "T4", "T5"]
    assert err.splitlines() == [
        "inclex: five.jsonl, row 3: malformed JSON",
        "inclex: 1 input(s) could not be read",
    ]


def test_empty_binary_and_missing_files_leave_the_others(run):
    write("empty.txt", "")
    Path("binary.txt").write_bytes(bytes(range(256)) * 8)
    write("good.txt", LISTING)
    status, out, err = run("extract", "empty.txt", "binary.txt", "missing.txt", "good.txt")
    assert status == 1
    assert [r["trial_id"] for r in records(out)] == ["good"]
    assert err.splitlines() == [
        "inclex: empty.txt: empty file",
        "inclex: binary.txt: binary data, not text",
        "inclex: missing.txt: no such file or folder",
        "inclex: 3 input(s) could not be read",
    ]


def test_an_empty_and_a_binary_pipe(run):
    for given in (b"", bytes(range(256)) * 8):
        status, out, err = run("extract", "-", given=given)
        assert (status, out) == (1, "")
        assert err.startswith("inclex: -: ")


def test_a_listing_without_headings_is_read_with_a_warning(run):
    rows = [ROWS[0], json.dumps({"trial_id": "bare", "text": "Adults with asthma\n"})]
    status, out, err = run("extract", write("two.jsonl", "\n".join(rows)))
    assert status == 0
    assert [r["trial_id"] for r in records(out)] == ["T1", "bare"]
    assert err.startswith("inclex: warning: two.jsonl, row 2: no inclusion or exclusion heading")


def test_a_note_without_a_date_is_read_with_a_warning(run):
    rows = [{"patient_id": "p", "text": NOTE, "date": "2026-03-02"}, {"patient_id": "p"}]
    source = notes("n.jsonl", rows[0], rows[1] | {"text": NOTE})
    status, out, err = run("facts", source)
    assert status == 0
    assert {r["note_id"] for r in records(out)} == {"n-1", "n-2"}
    assert err == ("inclex: warning: n.jsonl, row 2: the note has no date: its facts are undated\n")


def test_many_warnings_of_a_kind_are_counted(run):
    rows = [{"patient_id": "p", "text": "Asthma."}] * 30
    status, _, err = run("facts", notes("n.jsonl", *rows))
    assert status == 0
    assert len(err.splitlines()) == 21
    assert err.endswith("inclex: warning: 10 more of no_date\n")


def test_bad_rows_of_stored_records(run):
    write("t.txt", LISTING)
    notes("n.jsonl", {"patient_id": "p", "text": NOTE, "date": "2026-03-02"})
    run("extract", "t.txt", "-o", "t.jsonl")
    _, out, _ = run("facts", "n.jsonl")
    write("f.jsonl", out + f'{{"patient_id": "{SECRET}\n{{"patient_id": "{SECRET}"}}\n')
    row = len(out.splitlines())
    status, out, err = run("match", "--criteria", "t.jsonl", "--facts", "f.jsonl")
    assert status == 1
    assert records(out)[-1]["status"] == "eligible"
    assert f"f.jsonl, row {row + 1}: malformed JSON" in err
    assert f"f.jsonl, row {row + 2}: field " in err
    assert "Quillfeather" not in err


def test_no_word_of_a_note_on_standard_error():
    """As a process: PyRuSH, for one, would log every token of every note to standard error."""
    rows = [{"patient_id": "p", "text": NOTE, "date": "2026-03-02"}, {"patient_id": "p", "date": 1}]
    given = "\n".join([*map(json.dumps, rows), json.dumps(rows[0])[:-9]])
    done = subcommand("facts", "-", given=given)
    assert done.returncode == 1
    assert records(done.stdout)
    assert done.stderr.splitlines() == [
        "inclex: -, row 2: no `text`",
        "inclex: -, row 3: malformed JSON",
        "inclex: 2 input(s) could not be read",
    ]


def test_a_patient_without_a_fact_is_told(run):
    write("t.txt", LISTING)
    rows = [
        {"patient_id": p, "text": t, "date": "2026-03-02"} for p, t in (("p", NOTE), ("q", "?"))
    ]
    status, _, err = run(
        "screen", "--trials", "t.txt", "--notes", notes("n.jsonl", *rows), "-o", "o"
    )
    assert status == 0
    assert err == "inclex: warning: patient q: no fact in the notes, so no verdict\n"


# --- wrong usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "--no-such-option", "a.txt"], "No such option"),
        (["extract"], "Missing argument"),
        (["no-such-command"], "No such command"),
        (["extract", "a.txt", "-o", "out.xyz"], "out.xyz: cannot tell the form"),
        (["facts", "a.txt", "--workers", "0"], "--workers"),
        (["match", "--criteria", "-", "--facts", "-"], "only one of"),
        (["match", "--criteria", "t", "--facts", "f", "--silence", "maybe"], "--silence"),
        (["match", "--criteria", "t", "--facts", "f", "--as-of", "2026-13-01"], "--as-of"),
        (["screen", "--trials", "a.txt", "-o", "out"], "--notes"),
    ],
)
def test_wrong_usage_is_status_2_and_said(run, arguments, told):
    status, out, err = run(*arguments)
    assert status == 2
    assert told in err
    assert out == ""


def test_a_file_that_cannot_be_written(run):
    write("t.txt", LISTING)
    write("file", "")
    status, out, err = run("extract", "t.txt", "-o", "file/t.jsonl")
    assert (status, out) == (2, "")
    assert err.startswith("inclex: file/t.jsonl: cannot be written")
    assert run("screen", "--trials", "t.txt", "--notes", "t.txt", "-o", "file")[0] == 2


# --- help and manners


@pytest.mark.parametrize("command", ["extract", "facts", "match", "screen", "demo"])
def test_help_has_examples(run, command):
    status, out, _ = run(command, "--help")
    assert status == 0
    assert f"inclex {command} " in out.split("╯")[-1]


def test_help_and_version_load_no_pipeline():
    query = "import sys, pipelines.__main__; print('spacy' in sys.modules, 'nlp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", query], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "False"]


def test_version(run):
    status, out, _ = run("--version")
    assert (status, out.split()[0]) == (0, "inclex")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("screen --trials a b --notes c -o d", "screen --trials a --trials b --notes c -o d"),
        ("screen --trials a --trials b", "screen --trials a --trials b"),
        ("screen --notes - x --trials=a", "screen --notes - --notes x --trials=a"),
        ("screen --workers 2 -o d", "screen --workers 2 -o d"),
        ("extract --trials a b", "extract --trials a b"),
    ],
)
def test_several_inputs_behind_one_option(given, wanted):
    assert spread(given.split()) == wanted.split()


def test_an_earlier_run_is_kept_where_nothing_changed(run):
    trials = write("trials.jsonl", "\n".join(ROWS))
    read = notes("notes.jsonl", {"patient_id": "p", "text": NOTE, "date": "2026-02-01"})
    run("extract", trials, "-o", "c.jsonl")
    run("facts", read, "-o", "f.jsonl")
    given = ("match", "--criteria", "c.jsonl", "--facts", "f.jsonl")
    assert run(*given, "-o", "v.jsonl")[0] == 0
    assert run(*given, "--previous", "v.jsonl", "-o", "w.jsonl")[0] == 0
    assert Path("w.jsonl").read_bytes() == Path("v.jsonl").read_bytes()
    assert run(*given, "--previous", "v.jsonl", "-o", "v.jsonl")[0] == 2
    assert run(*given, "--previous", "none.jsonl", "-o", "x.jsonl")[0] == 2
