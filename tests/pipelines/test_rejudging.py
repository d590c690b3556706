"""What an earlier run found is kept where nothing changed; the outcome is a full run's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from nlp.errors import InputError
from nlp.model import Criterion, Fact, Quote, Trial, read_expression
from nlp.model.reading import read_statement
from pipelines import rejudging
from pipelines.rejudging import Previous, rejudged
from pipelines.store import Kept, write_results

DAYS = {"": date(2024, 6, 30)}


def trial(identity, *forms):
    criteria = [
        Criterion(f"{identity}#E{n}", "exclusion", Quote(0, len(form), form), read_expression(form))
        for n, form in enumerate(forms, 1)
    ]
    return Trial(identity, "", criteria=tuple(criteria))


def facts(patient, *forms):
    return [
        Fact(patient, "n", f"{patient}#{n}", read_statement(form)) for n, form in enumerate(forms)
    ]


TRIALS = [trial("T1", "asthma", "stroke"), trial("T2", "hemoglobin < 9 g/dL")]
FACTS = [*facts("p1", "asthma"), *facts("p2", "hemoglobin = 8 g/dL")]


def run(target, trials, known, previous=None, days=DAYS, silence="presume"):
    """Writes a run -> how many of its pairs were kept from the earlier one."""
    earlier = Previous(str(previous)) if previous else None
    results = list(rejudged(trials, known, days, silence, earlier))
    write_results(str(target), results)
    return sum(isinstance(each, Kept) for each in results)


@pytest.fixture
def first(tmp_path):
    path = tmp_path / "first.jsonl"
    assert run(path, TRIALS, FACTS) == 0
    return path


@pytest.mark.parametrize(
    ("trials", "known", "kept"),
    [
        pytest.param(TRIALS, FACTS, 4, id="nothing changed"),
        pytest.param(TRIALS, [*FACTS, *facts("p3", "stroke")], 4, id="a patient more"),
        pytest.param([*TRIALS, trial("T3", "asthma")], FACTS, 4, id="a trial more"),
        pytest.param(TRIALS, [*FACTS, *facts("p2", "asthma")], 2, id="a note more"),
        pytest.param([trial("T1", "asthma", "angina"), TRIALS[1]], FACTS, 2, id="another wording"),
        pytest.param(TRIALS[1:], FACTS[1:], 1, id="less of both"),
        pytest.param([*reversed(TRIALS)], [*reversed(FACTS)], 4, id="in another order"),
    ],
)
@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_as_a_full_run(tmp_path, first, trials, known, kept, ending):
    again, full = tmp_path / f"again.{ending}", tmp_path / f"full.{ending}"
    assert run(again, trials, known, first) == kept
    assert run(full, trials, known) == 0
    assert again.read_bytes() == full.read_bytes()


@pytest.mark.parametrize(
    "change", [{"days": {"": date(2024, 7, 1)}}, {"silence": "unknown"}], ids=["day", "silence"]
)
def test_another_day_or_policy_keeps_nothing(tmp_path, first, change):
    assert run(tmp_path / "again.jsonl", TRIALS, FACTS, first, **change) == 0


def test_another_day_of_one_patient(tmp_path, first):
    days = {**DAYS, "p1": date(2024, 7, 1)}
    assert run(tmp_path / "again.jsonl", TRIALS, FACTS, first, days=days) == 2


def test_other_words_keep_nothing(tmp_path, first, monkeypatch):
    monkeypatch.setattr(rejudging, "vocabulary_fingerprint", lambda: "another")
    assert run(tmp_path / "again.jsonl", TRIALS, FACTS, first) == 0


def test_a_kept_run_can_be_kept_again(tmp_path, first):
    second, third = tmp_path / "second.jsonl", tmp_path / "third.jsonl"
    assert run(second, TRIALS, FACTS, first) == run(third, TRIALS, FACTS, second) == 4
    assert third.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("spoil", "kept"),
    [
        pytest.param(lambda lines: lines[1:], 3, id="a verdict is gone"),
        pytest.param(lambda lines: ["{", *lines[1:]], 3, id="a line is broken"),
        pytest.param(lambda lines: [lines[1], lines[0], *lines[2:]], 3, id="out of order"),
        pytest.param(lambda lines: ["", *lines], 3, id="an empty line"),
        pytest.param(lambda lines: lines[:-1], 3, id="cut short"),
        pytest.param(lambda lines: [], 0, id="nothing"),
    ],
)
def test_what_was_tampered_with_is_judged_anew(tmp_path, first, spoil, kept):
    spoilt, again = tmp_path / "spoilt.jsonl", tmp_path / "again.jsonl"
    lines = spoil(first.read_text("utf-8").splitlines())
    spoilt.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    assert run(again, TRIALS, FACTS, spoilt) == kept
    assert again.read_bytes() == first.read_bytes()


def test_each_match_says_what_it_rests_on(first):
    records = [json.loads(line) for line in first.read_text("utf-8").splitlines()]
    prints = {each["fingerprint"] for each in records if "status" in each}
    assert len(prints) == 4 and all(len(each) == 24 for each in prints)


def test_a_changed_fact_changes_the_mark(tmp_path, first):
    other = replace(FACTS[0], note_id="m")
    assert run(tmp_path / "again.jsonl", TRIALS, [other, FACTS[1]], first) == 2


def test_no_file():
    with pytest.raises(InputError):
        Previous("nowhere/first.jsonl")
