"""Texts marked in advance: what is written, read back as gold, agrees with what was read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.errors import OutputError
from nlp.model import Note, PartialDate
from pipelines.engine import read_facts, read_trials
from pipelines.evaluation.annotate import brat_of, write_brat
from pipelines.evaluation.annotation_rows import listing_row, note_row, texts_of, write_rows
from pipelines.evaluation.evaluate import answerable, choose_map, evaluate
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.pages import Link, Mark, Page
from pipelines.evaluation.predictions import page_of_facts, page_of_trial
from pipelines.evaluation.readers import Corpus, read_corpus
from pipelines.evaluation.runs import Reading, Run, fresh_run
from pipelines.evaluation.tables import rows_of
from pipelines.intake import read_listings

MAPS = load_maps()
OWN = MAPS["own"]
ANNOTATIONS = Path(__file__).parents[3] / "annotations"
TEXT = """Inclusion Criteria:
- ALT or AST > 3 x ULN within 4 weeks
- Platelets 100 - 450 x 10^9/L
- At least 18 years old

Exclusion Criteria:
- No history of stroke in the past
  6 months
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    file = tmp_path_factory.mktemp("in") / "L.txt"
    file.write_text(TEXT, encoding="utf-8")
    (record,) = read_trials(read_listings([file], pytest.fail))
    return record


def read_back(path):
    troubles = []
    corpus = read_corpus([str(path)], troubles.append)
    assert not [str(trouble) for trouble in troubles]
    return corpus


def perfect(corpus, run, tasks):
    """Does a run agree with gold that is itself, in every measure of these tasks?"""
    made = evaluate(corpus, run, OWN, tasks)
    rows = rows_of(made, 0)
    assert {row.task for row in rows} == set(tasks)
    return [fault for fault in made.faults if fault.task in tasks]


def test_brat_comes_back_as_gold(tmp_path, record):
    page = page_of_trial(record)
    assert write_brat(tmp_path / "out", [page]) == 1
    corpus = read_back(tmp_path / "out")
    assert [each.text for each in corpus.plain] == [page.text]
    tasks = ["relations", "negation", "thresholds", "windows"]
    assert set(tasks) <= set(answerable(corpus, OWN))
    assert perfect(corpus, Run({"L": page}), tasks) == []
    gold = {(mark.label, mark.span) for mark in corpus.plain[0].marks}
    assert {(mark.label, mark.span) for mark in page.marks} <= gold


def test_rows_come_back_as_gold(tmp_path, record):
    write_rows(tmp_path / "l.jsonl", [listing_row(record)])
    corpus = read_back(tmp_path)
    tasks = ["relations", "negation", "thresholds", "windows", "logic"]
    assert perfect(corpus, Run({"L": page_of_trial(record)}), tasks) == []


def test_what_a_person_corrects_counts(tmp_path, record):
    write_brat(tmp_path, [page_of_trial(record)])
    file = tmp_path / "L.ann"
    lines = file.read_text(encoding="utf-8").splitlines()
    stroke = next(line for line in lines if line.endswith("\tstroke"))
    kept = [line for line in lines if line != stroke and f" {stroke.split()[0]}" not in line
            and f":{stroke.split()[0]}" not in line]  # fmt: skip
    file.write_text("\n".join([*kept, "T99\tdrug 22 25\tALT"]) + "\n", encoding="utf-8")
    made = evaluate(read_back(tmp_path), Run({"L": page_of_trial(record)}), OWN, ["entities"])
    rows = {(row.measure, row.label): row for row in rows_of(made, 0)}
    assert (rows["strict", "condition"].extra, rows["strict", "drug"].missed) == (1, 1)


GIVEN = (
    {"criterion_id": "a", "kind": "inclusion", "text": "Age over 19 years and gout"},
    {"criterion_id": "b", "kind": "exclusion", "text": "No stroke within 5 months"},
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """Some of our own listings, and criteria given apart, as trial records."""
    folder = tmp_path_factory.mktemp("ours")
    with (ANNOTATIONS / "listings.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::6]
    given = [{"trial_id": row["trial_id"], "text": row["text"]} for row in rows]
    given.append({"trial_id": "G", "criteria": GIVEN})
    write_rows(folder / "in.jsonl", given)
    trials = read_trials(read_listings([folder / "in.jsonl"], pytest.fail))
    return [text for trial in trials for text in texts_of(trial)]


@pytest.mark.parametrize("form", ["brat", "jsonl"])
def test_our_own_listings_come_back_as_gold(tmp_path, ours, form):
    """Marked, untouched, and read afresh: no error in any task, and no false strict match."""
    if form == "brat":
        write_brat(tmp_path / "out", map(page_of_trial, ours))
    else:
        write_rows(tmp_path / "out.jsonl", map(listing_row, ours))
    corpus = read_back(tmp_path)
    labels = choose_map(corpus, MAPS)
    tasks = answerable(corpus, labels)
    wanted = {"entities", "relations", "negation", "thresholds", "windows"}
    assert set(tasks) == wanted | ({"logic"} if form == "jsonl" else set())
    made = evaluate(corpus, fresh_run(corpus, labels.side, Reading()), labels, tasks)
    assert made.faults == []
    rows = [row for row in rows_of(made, 0) if row.label == "all"]
    assert [(row.task, row.measure) for row in rows if row.value != 1] == []
    found = {(row.task, row.measure): row.right for row in rows}
    assert found["entities", "strict"] > 300 and found["thresholds", "full"] > 30


def test_notes_marked_as_brat_come_back_as_gold(tmp_path):
    page = replace(page_of_facts("P__N", read_facts([NOTE])), text=NOTE.text)
    write_brat(tmp_path, [page])
    corpus = read_back(tmp_path)
    labels = choose_map(corpus, MAPS)
    assert labels.name == "own_notes"
    tasks = answerable(corpus, labels)
    made = evaluate(corpus, fresh_run(corpus, labels.side, Reading()), labels, tasks)
    assert (tasks, made.faults) == (["entities", "relations", "negation"], [])


NOTE = Note("P", "N", "Hgb 9.2 g/dL. No stroke.\nFather had gout.", PartialDate(2026, 3, 2))


def test_notes_come_back_as_gold(tmp_path):
    facts = list(read_facts([NOTE]))
    given = {"patient_id": "P", "note_id": "N", "date": "2026-03-02", "text": NOTE.text}
    write_rows(tmp_path / "n.jsonl", [note_row(given, facts)])
    corpus = read_back(tmp_path)
    page = page_of_facts("N", facts)
    assert perfect(corpus, Run(notes={"N": page}), ["facts"]) == []


def test_notes_as_brat_say_who_and_whether(tmp_path):
    page = replace(page_of_facts("P__N", read_facts([NOTE])), text=NOTE.text)
    write_brat(tmp_path, [page])
    (back,) = read_back(tmp_path).plain
    said = {NOTE.text[slice(*mark.span)]: mark.attributes for mark in back.marks}
    assert said["stroke"]["status"] == "absent"
    assert said["gout"]["experiencer"] == "family"
    assert [NOTE.text[slice(*mark.span)] for mark in back.negated] == ["stroke"]


def test_a_mark_over_two_lines_is_written_in_parts():
    page = Page("d", "acute\n  kidney failure", (Mark("T1", "condition", ((0, 22),)),))
    assert brat_of(page) == "T1\tcondition 0 5;8 22\tacute kidney failure\n"


def test_one_stretch_with_two_labels_has_two_marks_and_a_link_takes_the_first():
    aspirin = ((0, 7),)
    marks = Mark("T1", "drug", aspirin), Mark("T2", "condition", aspirin)
    link = Link("has_value", Mark("", "other", aspirin), Mark("", "value", ((8, 14),)))
    assert brat_of(Page("d", "aspirin 100 mg", marks, (link,))).splitlines() == [
        "T1\tdrug 0 7\taspirin",
        "T2\tcondition 0 7\taspirin",
        "T3\tamount 8 14\t100 mg",
        "R1\thas_value Arg1:T1 Arg2:T3\t",
    ]


def test_names_of_files_are_safe(tmp_path):
    write_brat(tmp_path / "out", [Page("../../NCT 1/x", "Gout")])
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "_.._NCT_1_x.ann",
        "_.._NCT_1_x.txt",
        "annotation.conf",
    ]


def test_line_ends_are_kept(tmp_path):
    write_brat(tmp_path, [Page("d", "Gout\r\nFlu", (Mark("T1", "condition", ((6, 9),)),))])
    assert (tmp_path / "d.txt").read_bytes() == b"Gout\r\nFlu"
    assert read_back(tmp_path).plain[0].text == "Gout\r\nFlu"


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_brat(tmp_path / "file" / "x", [])
    with pytest.raises(OutputError):
        write_rows(tmp_path / "file" / "x.jsonl", [])


def test_an_empty_corpus_is_written_as_nothing(tmp_path):
    assert write_rows(tmp_path / "x.jsonl", []) == 0
    assert json.dumps((tmp_path / "x.jsonl").read_text("utf-8")) == '""'
    assert Corpus().plain == []
