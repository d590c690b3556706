"""Marked texts as rows of our own form, a person's corrections included."""

from __future__ import annotations

import pytest

from nlp.errors import OutputError
from nlp.model import Listing
from pipelines.engine import read_trials
from pipelines.evaluation.annotation_rows import listing_row, note_row, texts_of, write_rows
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.links import LinkScores, score_negation
from pipelines.evaluation.predictions import page_of_trial
from pipelines.evaluation.readers.ours import page_of_listing

TEXT = "Exclusion Criteria:\n- No gout\n- Creatinine > 1.4 mg/dL"


@pytest.fixture(scope="module")
def record():
    (record,) = read_trials([Listing("L", TEXT)])
    return record


def test_a_listing_is_a_row(record):
    row = listing_row(record)
    gout, creatinine = row["criteria"]
    said = {TEXT[slice(*each["span"])]: each for each in gout["entities"]}
    assert (said["gout"]["type"], said["gout"]["status"]) == ("condition", "absent")
    assert "status" not in said["No"]
    (threshold,) = creatinine["thresholds"]
    assert (threshold["concept"], threshold["op"], threshold["values"]) == (
        "creatinine",
        ">",
        ["1.4"],
    )


def test_status_speaks_over_the_cue(record):
    row = listing_row(record)
    for entity in row["criteria"][0]["entities"]:
        if entity.get("status"):
            entity["status"] = "present"
    gold = page_of_listing(row, ("f", 1), pytest.fail)
    assert gold.negated == ()
    scores = LinkScores("negation")
    score_negation(gold, page_of_trial(record), load_maps()["own"], scores)
    assert [fault.what for fault in scores.faults] == ["extra"]


def test_criteria_given_apart_are_texts_of_their_own():
    criterion = {"criterion_id": "a", "kind": "exclusion", "text": "gout", "span": [0, 4]}
    given = {"trial_id": "T", "text": None, "criteria": [criterion]}
    (text,) = texts_of(given)
    assert (text["trial_id"], text["kind"], text["text"]) == ("T#a", "exclusion", "gout")
    assert listing_row(text)["criteria"][0]["criterion_id"] == "T#a"
    assert page_of_listing(listing_row(text), ("f", 1), pytest.fail).meta["kind"] == "exclusion"


def test_a_whole_listing_is_one_text(record):
    assert list(texts_of(record)) == [record]


def test_a_fact_without_a_concept_is_no_row():
    said = {"status": "present", "experiencer": "patient", "time": "current"}
    fact = {"kind": "condition", "concept": {"span": [0, 4], "text": "Gout"}, "assertion": said}
    row = note_row(
        {"note_id": "N", "text": "Gout."}, [fact, {"kind": "measurement", "concept": None}]
    )
    assert [(each["concept"], each["status"]) for each in row["facts"]] == [("gout", "present")]


def test_rows_to_a_place_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_rows(tmp_path / "file" / "x.jsonl", [])
