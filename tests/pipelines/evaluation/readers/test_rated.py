"""Rows of a note against one criterion: the verdict, the evidence, and the texts."""

from __future__ import annotations

import json

import pytest

from pipelines.evaluation.evaluate import evaluate
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.readers import read_corpus
from pipelines.evaluation.readers.rated import VERDICTS, rated, unnumbered
from pipelines.evaluation.runs import Reading, fresh_run

NOTE = "0. A 52-year-old man with gout.\n1. \n2. He takes 1. allopurinol, 2. colchicine."
ROW = {
    "annotation_id": 7,
    "patient_id": "p1",
    "note": NOTE,
    "trial_id": "T1",
    "trial_title": "Gout",
    "criterion_type": "inclusion",
    "criterion_text": "Diagnosis of gout",
    "expert_eligibility": "included",
    "expert_sentences": "[0]",
}
PLACE = ("f.jsonl", 3)


def test_numbers_of_sentences_are_taken_off():
    text, spans = unnumbered(NOTE)
    assert text == "A 52-year-old man with gout.\n\nHe takes 1. allopurinol, 2. colchicine."
    assert [text[start:end] for start, end in spans] == [
        "A 52-year-old man with gout.",
        "",
        "He takes 1. allopurinol, 2. colchicine.",
    ]


def test_a_row_is_a_pair_a_note_and_a_criterion():
    pair, note, criterion = rated(ROW, PLACE, pytest.fail)
    assert (pair.id, pair.patient, pair.trial, pair.criterion) == ("7", "p1", "T1", "7")
    assert (pair.verdict, pair.why) == ("met", "Diagnosis of gout")
    assert [(name, note.text[slice(*span)]) for name, span in pair.evidence] == [
        ("p1", "A 52-year-old man with gout.")
    ]
    assert (note.doc, criterion.doc, criterion.text) == ("p1", "7", "Diagnosis of gout")
    assert criterion.meta == {"kind": "inclusion", "trial_id": "T1", "title": "Gout"}


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ("included", "met"),
        ("excluded", "met"),
        ("not included", "not_met"),
        ("not excluded", "not_met"),
        ("not enough information", "unknown"),
        ("not applicable", "unknown"),
    ],
)
def test_what_the_criterion_says_holds_or_not(rating, verdict):
    pair, _, _ = rated(ROW | {"expert_eligibility": rating}, PLACE, pytest.fail)
    assert pair.verdict == verdict
    assert len(VERDICTS) == 6


@pytest.mark.parametrize("given", ["[0, 9]", [0, 0], "[1, 0]"])
def test_sentences_that_are_empty_or_are_none_are_no_evidence(given):
    pair, _, _ = rated(ROW | {"expert_sentences": given}, PLACE, pytest.fail)
    assert len(pair.evidence) == 1


@pytest.mark.parametrize("given", [None, "none", "", {}])
def test_no_sentences(given):
    pair, _, _ = rated(ROW | {"expert_sentences": given}, PLACE, pytest.fail)
    assert pair.evidence == ()


def test_a_rating_that_is_none_is_told():
    troubles = []
    assert rated(ROW | {"expert_eligibility": "perhaps"}, PLACE, troubles.append) is None
    assert str(troubles[0]).startswith("f.jsonl, line 3: 7: expert_eligibility 'perhaps', wanted")


def test_rows_are_read_on_the_spot_and_scored(tmp_path):
    """The note is read once for its pairs; another text under its name is told."""
    second = {"annotation_id": 8, "criterion_type": "exclusion", "criterion_text": "Age > 60 years"}
    rows = [ROW, ROW | second | {"expert_eligibility": "not excluded", "expert_sentences": "[0]"}]
    rows.append(ROW | {"annotation_id": 9, "note": "0. Another."})
    file = tmp_path / "rated.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    troubles = []
    corpus = read_corpus([str(file)], troubles.append)
    assert [str(each) for each in troubles] == [
        f"{file}, line 3: 9: another note of p1 than before"
    ]
    assert ([page.doc for page in corpus.notes], len(corpus.pairs)) == (["p1"], 2)
    run = fresh_run(corpus, "listings", Reading())
    made = evaluate(corpus, run, load_maps()["own"], ["verdicts"])
    assert dict(made.confusions["verdicts"]) == {("met", "met"): 1, ("not_met", "not_met"): 1}
