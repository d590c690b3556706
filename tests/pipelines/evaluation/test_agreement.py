"""How far annotators agree: F1 of marks, kappa of words, alpha of verdicts; and where not."""

from __future__ import annotations

import pytest

from pipelines.evaluation.agreement import DEFINITIONS, agreement, agreement_to_json
from pipelines.evaluation.labels import load_maps
from pipelines.evaluation.pages import Mark, Page, Pair
from pipelines.evaluation.readers import Corpus

OWN = load_maps()["own"]
TEXT = "No stroke or gout ."


def corpus(*marks, verdicts=(), doc="d"):
    made = tuple(Mark(f"T{k}", label, (span,)) for k, (label, span) in enumerate(marks))
    pairs = [Pair(f"V{k}", f"p{k}", "T", "c", v) for k, v in enumerate(verdicts) if v]
    return Corpus(plain=[Page(doc, TEXT, made)] if marks else [], pairs=pairs)


def measured(*corpora):
    made = agreement(corpora, [chr(ord("A") + k) for k in range(len(corpora))], OWN, 0)
    return made, {(m.of, m.name, m.between): m.value for m in made.measures}


STROKE, GOUT = ("condition", (3, 9)), ("condition", (13, 17))


def test_the_same_marks():
    made, values = measured(corpus(STROKE, GOUT), corpus(STROKE, GOUT))
    rows = {(row.measure, row.label): row.value for row in made.rows["A and B"]}
    assert rows["strict", "all"] == 1
    assert values["words", "Cohen's kappa", "A and B"] == 1
    assert values["words", "Fleiss' kappa", "all"] == 1
    assert not made.faults


def test_one_mark_that_only_one_of_them_made():
    made, values = measured(corpus(STROKE, GOUT), corpus(STROKE))
    rows = {(row.measure, row.label): row.value for row in made.rows["A and B"]}
    assert rows["strict", "all"] == pytest.approx(2 / 3)
    # five words: A marks two, B one; alike in four: (4/5 - 14/25) / (1 - 14/25)
    assert values["words", "Cohen's kappa", "A and B"] == pytest.approx((0.8 - 0.56) / 0.44)
    ((between, fault),) = made.faults
    assert (between, fault.what, fault.gold_parts) == ("A and B", "missed", ((13, 17),))


def test_a_word_under_two_marks_has_both_labels():
    both = corpus(STROKE, ("qualifier", (3, 9)))
    assert measured(both, both)[1]["words", "Cohen's kappa", "A and B"] == 1
    assert measured(both, corpus(STROKE))[1]["words", "Cohen's kappa", "A and B"] < 1


def test_three_annotators():
    made, values = measured(corpus(STROKE), corpus(STROKE), corpus(GOUT))
    assert set(made.rows) == {"A and B", "A and C", "B and C"}
    assert values["words", "Cohen's kappa", "A and B"] == 1
    assert values["words", "Cohen's kappa", "A and C"] < 0
    assert -0.1 < values["words", "Fleiss' kappa", "all"] < 0.3


def test_verdicts():
    one = corpus(verdicts=["met", "met", "unknown", "not_met"])
    other = corpus(verdicts=["met", "unknown", "unknown", "not_met"])
    made, values = measured(one, other)
    assert values["verdicts", "Cohen's kappa", "A and B"] == pytest.approx(
        (0.75 - 5 / 16) / (11 / 16)
    )
    assert not made.rows
    ((_, fault),) = made.faults
    assert (fault.doc, fault.gold, fault.read) == ("p1", "met", "unknown")


def test_alpha_takes_what_not_all_have_judged():
    sides = [
        corpus(verdicts=v)
        for v in (["met", "met", ""], ["met", "", "unknown"], ["met", "met", "met"])
    ]
    made, values = measured(*sides)
    assert values["verdicts", "Krippendorff's alpha", "all"] is not None
    alpha = made.measures[-1]
    assert (alpha.name, alpha.units) == ("Krippendorff's alpha", 3)


def test_texts_that_only_one_of_them_has_are_left_out():
    made, _ = measured(corpus(STROKE), corpus(STROKE, doc="other"))
    assert not made.rows and not made.pages


def test_all_of_it_as_plain_values():
    made, _ = measured(corpus(STROKE, GOUT, verdicts=["met"]), corpus(STROKE, verdicts=["unknown"]))
    whole = agreement_to_json(made)
    assert whole["definitions"] == DEFINITIONS
    assert whole["documents"] == 1
    assert {each["task"] for each in whole["disagreements"]} == {"entities", "verdicts"}
    assert whole["disagreements"][0]["sentence"] == TEXT
