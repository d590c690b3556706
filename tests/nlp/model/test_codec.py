"""Records as the contract's JSON: every key present, numbers as strings, nothing lost."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nlp_strategies import EXPRESSIONS, STATEMENTS

from nlp.model.codec import (
    amount_to_json,
    expression_to_json,
    fact_to_json,
    judgement_to_json,
    match_to_json,
    statement_to_json,
    trial_to_json,
)
from nlp.model.decoding import (
    fact_from_json,
    judgement_from_json,
    match_from_json,
    trial_from_json,
)
from nlp.model.expression import Requirement, leaves
from nlp.model.quote import Quote
from nlp.model.records import Criterion, Fact, Judgement, Match, Problem, Trial
from nlp.model.verdict import Verdict

STATEMENT_KEYS = {
    "id",
    "kind",
    "span",
    "concept",
    "amount",
    "windows",
    "assertion",
    "qualifiers",
    "assumptions",
}
AMOUNT_KEYS = {
    "span",
    "text",
    "op",
    "values",
    "unit",
    "unit_text",
    "relative_to",
    "relation",
    "interval",
}


@given(STATEMENTS)
def test_keys_of_the_contract(statement):
    record = statement_to_json(statement)
    assert set(record) == STATEMENT_KEYS
    if record["amount"] is not None:
        assert set(record["amount"]) >= AMOUNT_KEYS
        assert all(isinstance(value, str) for value in record["amount"]["values"])
    assert json.loads(json.dumps(record)) == record


def test_no_amount_is_null():
    assert amount_to_json(None) is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EXPRESSIONS)
def test_trials_round_trip(expression):
    statements = tuple(
        {leaf.statement for leaf in leaves(expression) if isinstance(leaf, Requirement)}
    )[:1]
    if any(
        isinstance(leaf, Requirement) and leaf.statement not in statements
        for leaf in leaves(expression)
    ):
        return
    criterion = Criterion(
        "T#E1", "exclusion", Quote(5, 12, "no text"), expression, statements, label="1"
    )
    trial = Trial("T", "a text", "title", ("psoriasis",), (criterion,), (Problem("odd", "x"),))
    record = json.loads(json.dumps(trial_to_json(trial)))
    assert trial_to_json(trial_from_json(record)) == record
    assert record["criteria"][0]["expression"] == expression_to_json(expression)


@given(STATEMENTS)
def test_facts_round_trip(statement):
    record = json.loads(json.dumps(fact_to_json(Fact("p", "n", "n#f1", statement))))
    assert record["schema"] == "inclex.fact/1"
    assert fact_to_json(fact_from_json(record)) == record


@given(st.sampled_from(Verdict), st.sampled_from(["inclusion", "exclusion"]))
def test_verdicts_round_trip(verdict, kind):
    judgement = Judgement("p", "T", "T#E1", kind, verdict, "stated", "why", 0.9)
    record = json.loads(json.dumps(judgement_to_json(judgement)))
    assert judgement_from_json(record) == judgement
    assert record["disqualifies"] is judgement.disqualifies
    placed = judgement._replace(placing=True)
    record = json.loads(json.dumps(judgement_to_json(placed)))
    assert record["disqualifies"] is judgement_from_json(record).disqualifies is False


def test_matches_round_trip():
    match = Match("p", "T", "undetermined", 0.5, (("met", 1), ("not_met", 0), ("unknown", 2)))
    assert match_from_json(json.loads(json.dumps(match_to_json(match)))) == match
