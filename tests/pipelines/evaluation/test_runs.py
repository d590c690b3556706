"""What is scored: saved records in every form, another system's brat, an extraction on the spot."""

from __future__ import annotations

import json

import pytest

from nlp.model import Listing, Note, PartialDate
from pipelines.engine import read_facts, read_trials
from pipelines.evaluation.pages import Page, Pair
from pipelines.evaluation.readers import Corpus
from pipelines.evaluation.runs import Reading, fresh_run, saved_run
from pipelines.store import writing

LISTING = "Inclusion Criteria:\n- Hemoglobin >= 9 g/dL\nExclusion Criteria:\n- Stroke\n"
NOTE = "Hgb 10.1 g/dL. History of stroke in 2019."


def trials():
    return list(read_trials([Listing("L1", LISTING)]))


def facts():
    return list(read_facts([Note("P1", "N1", NOTE, PartialDate(2026, 3, 2))]))


def saved(*paths):
    troubles = []
    return saved_run([str(path) for path in paths], troubles.append), [str(t) for t in troubles]


@pytest.mark.parametrize("form", [".jsonl", ".parquet", ".duckdb"])
def test_trials_and_facts_of_every_form(tmp_path, form):
    for kind, records in (("trials", trials()), ("facts", facts())):
        with writing(str(tmp_path / f"{kind}{form}"), kind) as sink:
            for record in records:
                sink.write(record)
    run, troubles = saved(tmp_path / f"trials{form}", tmp_path / f"facts{form}")
    assert not troubles
    assert {"measurement", "condition"} <= {m.label for m in run.page("listings", "L1").marks}
    assert {fact.concept for fact in run.page("notes", "N1").facts} == {"hemoglobin", "stroke"}


def test_verdict_records(tmp_path):
    row = {
        "schema": "inclex.verdict/1",
        "patient_id": "P1",
        "trial_id": "L1",
        "criterion_id": "L1#I1",
    }
    (tmp_path / "v.jsonl").write_text(json.dumps({**row, "verdict": "met"}), encoding="utf-8")
    run, troubles = saved(tmp_path / "v.jsonl")
    assert not troubles
    assert run.verdicts["P1", "L1", "L1#I1"]["verdict"] == "met"


def test_a_damaged_record_is_told_by_its_line(tmp_path):
    good = json.dumps(trials()[0])
    bad = json.dumps({"schema": "inclex.trial/1", "criteria": [{"mentions": [{}]}]})
    (tmp_path / "t.jsonl").write_text(f"{good}\n{bad}\n{{no\n", encoding="utf-8")
    run, troubles = saved(tmp_path / "t.jsonl")
    assert set(run.listings) == {"L1"}
    file = tmp_path / "t.jsonl"
    assert troubles == [
        f"{file}, line 2: no record of ours, or a damaged one",
        f"{file}, line 3: malformed JSON",
    ]


def test_another_systems_brat(tmp_path):
    (tmp_path / "L1.txt").write_text(LISTING, encoding="utf-8")
    (tmp_path / "L1.ann").write_text("T1\tMeasurement 22 32\tHemoglobin\n", encoding="utf-8")
    run, troubles = saved(tmp_path)
    assert not troubles
    assert [m.label for m in run.page("listings", "L1").marks] == ["Measurement"]
    assert run.page("notes", "L1").marks and not run.page("listings", "L2").marks


def test_a_file_that_is_not_there():
    assert saved("no.jsonl")[1] == ["no.jsonl: no such file or folder"]
    assert saved("no.parquet")[1][0].startswith("no.parquet: ")


def corpus():
    listing = Page("L1", LISTING)
    note = Page("N1", NOTE, meta={"patient_id": "P1", "date": "2026-03-02"})
    days = ("2026-04-01", "2026-04-01", "2026-04-01")
    patients = ("P1", "P1", "P9")
    pairs = [
        Pair(f"V{k}", patient, "L1", f"L1#{c}", "met", day)
        for k, (patient, c, day) in enumerate(zip(patients, ("I1", "E1", "I1"), days, strict=True))
    ]
    return Corpus([listing], notes=[note], pairs=pairs)


def test_an_extraction_on_the_spot():
    run = fresh_run(corpus(), "listings", Reading())
    assert run.page("listings", "L1").clauses and run.page("notes", "N1").facts
    wanted = (("V0", "L1#I1"), ("V1", "L1#E1"))
    found = {key[0]: run.by_pair[key]["verdict"] for key in wanted}
    assert found == {"V0": "met", "V1": "met"}
    assert not any(name == "V2" for name, _ in run.by_pair)


def test_plain_texts_are_read_as_what_the_map_says():
    plain = Corpus(plain=[Page("D", "Stroke in 2019.")])
    assert fresh_run(plain, "notes", Reading()).notes["D"].facts
    assert fresh_run(plain, "listings", Reading()).listings["D"].clauses


def test_a_criterion_alone_stays_one():
    form = Page("X", "stroke. gout.", meta={"kind": "exclusion"})
    run = fresh_run(Corpus(forms=[form]), "listings", Reading())
    assert len(run.listings["X"].clauses) == 1


def test_progress_sees_every_text():
    seen = []

    def watch(items, what):
        for item in items:
            seen.append((what, item.doc))
            yield item

    fresh_run(corpus(), "listings", Reading(watch=watch))
    assert seen == [("listings", "L1"), ("notes", "N1")]
