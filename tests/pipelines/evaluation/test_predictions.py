"""Our records as pages: what extract and facts say, in the form the gold has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.model import Listing, Note, PartialDate, fact_to_json, trial_to_json
from nlp.statements import build_reader
from pipelines.evaluation.pages import Page
from pipelines.evaluation.predictions import numbers, page_of_trial, pages_of_facts
from pipelines.evaluation.trees import AND, IF, OR, leaves
from pipelines.listings import extract_criteria
from pipelines.notes import extract_facts

TEXT = "Inclusion Criteria:\n- ALT or AST > 3 x ULN within 4 weeks\n- No stroke\n"


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of_trial(trial_to_json(extract_criteria(Listing("T", TEXT), build_reader())))


def words(span):
    return TEXT[slice(*span)]


def test_mentions_are_marks(page):
    found = {(mark.label, words(mark.span)) for mark in page.marks}
    assert {("measurement", "ALT"), ("measurement", "AST"), ("condition", "stroke")} <= found
    assert len({mark.id for mark in page.marks}) == len(page.marks)


def test_statements_are_links(page):
    found = {(e.label, words(e.head.span)) for e in page.links}
    assert {("has_value", "ALT"), ("has_value", "AST"), ("has_temporal", "ALT")} <= found
    assert ("has_negation", "stroke") in found


def test_a_limit_said_of_two_tests_is_one_quantity(page):
    (limit,) = [q for q in page.quantities if q.kind == "threshold"]
    assert (limit.op, limit.values, limit.relative_to) == (">", (Decimal(3),), "ULN")
    assert {words(span) for span in limit.owners} == {"ALT", "AST"}
    assert set(limit.concepts) == {"alt", "ast"}
    (window,) = [q for q in page.quantities if q.kind == "window"]
    assert (window.values, window.unit) == ((Decimal(4),), "wk")


def test_what_is_absent(page):
    assert [words(mark.span) for mark in page.negated] == ["stroke"]


def test_logic(page):
    one, other = page.clauses
    assert one.tree.kind == OR
    assert [leaf.name for leaf in leaves(one.tree)] == ["alt", "ast"]
    (leaf,) = leaves(other.tree)
    assert leaf.negated and words(leaf.span) == "stroke"
    assert len({leaf.key for clause in page.clauses for leaf in leaves(clause.tree)}) == 3


def record(expression, *names):
    statements = [
        {
            "id": n,
            "kind": "condition",
            "span": [k, k + 1],
            "concept": {"name": n, "span": [k, k + 1]},
        }
        for k, n in enumerate(names)
    ]
    criterion = {"criterion_id": "c", "kind": "inclusion", "span": [0, 9]}
    criterion |= {"statements": statements, "expression": expression}
    return page_of_trial({"trial_id": "T", "text": "abc", "criteria": [criterion]})


S, T, U = ({"statement": name} for name in "stu")


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ({"all": [S, T]}, AND),
        ({"any": [S, T]}, OR),
        ({"not": {"any": [S, T]}}, AND),
        ({"at_least": 1, "of": [S, T]}, OR),
        ({"at_least": 2, "of": [S, T]}, AND),
        ({"if": S, "then": T}, IF),
        ({"all": [{"criterion": "x"}, {"any": [S, T]}]}, OR),
        ({"all": [{"unread": [0, 3]}, {"all": [S, T]}]}, AND),
    ],
)
def test_every_expression(expression, kind):
    page = record(expression, "s", "t")
    assert page.clauses[0].tree.kind == kind


def test_under_not_is_absent_and_twice_is_not():
    page = record({"all": [{"not": S}, {"not": {"not": T}}, U]}, "s", "t", "u")
    assert [mark.span for mark in page.negated] == [(0, 1)]


def test_facts_of_a_note():
    note = Note("p", "n", "Hgb 9.2 g/dL. No stroke. Father had gout.", PartialDate(2026, 3, 2))
    facts, _ = extract_facts(note, build_reader())
    (page,) = pages_of_facts(fact_to_json(fact) for fact in facts)
    found = {fact.concept: fact for fact in page.facts}
    hb = found["hemoglobin"]
    assert (hb.op, hb.values, hb.unit, hb.date) == ("=", (Decimal("9.2"),), "g/dL", "2026-03-02")
    assert found["stroke"].status == "absent"
    assert found["gout"].experiencer == "family"
    assert [note.text[slice(*m.span)] for m in page.negated] == ["stroke"]
    assert {e.label for e in page.links} == {"has_value", "has_negation"}
    assert page.doc == "n"


def test_numbers_among_values():
    assert numbers(["3", "A", "1.50", 7, "NaN"]) == (Decimal(3), Decimal("1.50"), Decimal(7))
