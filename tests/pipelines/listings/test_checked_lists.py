"""Doubts about lead-ins and labels, alone."""

from __future__ import annotations

from nlp.model import Criterion, Quote, Trial
from pipelines.listings.checked_lists import bare_lead_ins, label_gaps, missing_lead_ins, span_of


def trial(*texts, labels=()):
    made, at = [], 0
    for n, text in enumerate(texts):
        label = labels[n] if n < len(labels) else None
        made.append(Criterion(f"T#{n}", "inclusion", Quote(at, at + len(text), text), label=label))
        at += len(text) + 1
    return Trial("T", "", criteria=tuple(made))


def test_a_list_that_does_not_come_is_told_where_it_was_announced():
    (problem,) = bare_lead_ins(trial("Any of these:", "gout"))
    assert (problem.code, problem.span) == ("lead_in_without_children", (0, 13))
    assert not list(bare_lead_ins(trial("gout or:", "asthma")))


def test_only_the_first_of_a_list_may_miss_its_lead_in():
    assert [problem.span for problem in missing_lead_ins(trial("or lupus", "or gout"))] == [(0, 8)]
    assert not list(missing_lead_ins(trial("lupus", "or gout")))


def test_numbers_left_out_are_told():
    (problem,) = label_gaps(trial("gout", "lupus", labels=("1", "3")))
    assert "3 follows 1" in problem.message
    assert not list(label_gaps(trial("gout", "lupus", labels=("1", "2"))))


def test_a_field_stands_nowhere():
    assert span_of(Criterion("T#f", "inclusion", None)) is None
