"""Do trials, facts and days come back from files, and results go out, in every form?"""

from __future__ import annotations

import json
from datetime import date

import pytest

from nlp.model import Fact, Judgement, Match, Trial, Verdict, fact_to_json, trial_to_json
from nlp.model.reading import read_statement
from pipelines.store.records import read_days, read_facts, read_trials, write_results
from pipelines.store.sinks import writing
from pipelines.store.sources import rows
from pipelines.store.tables import FORMS

SAID = ("creatinine = 1.1 mg/dL", "stroke absent within [-6 mo, 0 d] of as_of", "asthma (family)")
FACTS = [Fact("p", "n", f"n#{said}", read_statement(said)) for said in SAID]
TRIALS = [Trial("T1", "a text"), Trial("T2", "")]
RESULTS = [
    (
        (Judgement(p, "T1", "T1#E1", "exclusion", Verdict.MET, "stated", "why", 0.9),),
        Match(p, "T1", "ineligible", 0.1, (("met", 1),), ("T1#E1",), as_of=date(2026, 3, 1)),
    )
    for p in ("p1", "p2")
]


@pytest.mark.parametrize("form", FORMS)
def test_trials_and_facts_come_back(tmp_path, form):
    for kind, records in (
        ("trials", [*map(trial_to_json, TRIALS)]),
        ("facts", [*map(fact_to_json, FACTS)]),
    ):
        with writing(str(tmp_path / f"{kind}{form}"), kind) as sink:
            for record in records:
                sink.write(record)
    faults = []
    assert list(read_trials(str(tmp_path / f"trials{form}"), faults.append)) == TRIALS
    found = read_facts(str(tmp_path / f"facts{form}"), faults.append)
    assert [*map(fact_to_json, found)] == [*map(fact_to_json, FACTS)]
    assert not faults


def test_a_record_that_lacks_a_field_is_named_and_the_rest_read(tmp_path):
    file = tmp_path / "facts.jsonl"
    good = json.dumps(fact_to_json(FACTS[0]))
    file.write_text(f'{good}\n{{"schema": "inclex.fact/1", "text": "Secret"}}\n{good}\n')
    faults = []
    assert len(list(read_facts(str(file), faults.append))) == 2
    (fault,) = map(str, faults)
    assert fault.startswith(f"{file}, row 2: field ")
    assert "Secret" not in fault


def test_a_file_of_other_records_is_named(tmp_path):
    file = tmp_path / "facts.jsonl"
    file.write_text(json.dumps(fact_to_json(FACTS[0])) + "\n")
    faults = []
    assert not list(read_trials(str(file), faults.append))
    assert [*map(str, faults)] == [f"{file}: wanted inclex.trial/1, found inclex.fact/1"]


def test_days(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("patient_id,as_of\np1,2026-03-01\np2,soon\n,2026-03-01\np4,2026-03-02T10:00\n")
    faults = []
    days = read_days(str(file), faults.append)
    assert days == {"p1": date(2026, 3, 1), "p4": date(2026, 3, 2)}
    wanted = "wanted `patient_id` and `as_of` as YYYY-MM-DD"
    assert [*map(str, faults)] == [f"{file}, row {n}: {wanted}" for n in (3, 4)]


def test_days_of_a_file_without_these_columns(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("patient,day\np1,2026-03-01\n")
    faults = []
    assert read_days(str(file), faults.append) == {}
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("r.jsonl", "r.jsonl"),
        ("r.csv", "r.matches.csv"),
        ("r.parquet", "r.matches.parquet"),
        ("r.duckdb", "r.duckdb"),
    ],
)
def test_results_in_one_stream_or_two_tables(tmp_path, name, apart):
    write_results(str(tmp_path / name), RESULTS)
    found = [
        record
        for file, kind in ((name, "verdicts"), (apart, "matches"))
        for _, record in rows(str(tmp_path / file), kind, print)
    ]
    ids = {(each["schema"], each["patient_id"]) for each in found}
    assert ids == {(f"inclex.{s}/1", p) for s in ("verdict", "match") for p in ("p1", "p2")}
