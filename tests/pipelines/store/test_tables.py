"""Is a record the same after it stood in a table, whatever its text holds?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nlp_strategies import STATEMENTS

from nlp.errors import RecordError
from nlp.model import (
    Fact,
    Judgement,
    Match,
    Problem,
    Trial,
    Verdict,
    fact_to_json,
    judgement_to_json,
    match_to_json,
    trial_to_json,
)
from nlp.model.reading import read_statement
from pipelines.store.tables import TABLES, Cell, record_of, row_of, wrong_form

STATEMENT = read_statement("creatinine = 1.1 mg/dL, reference [0.6, 1.2] mg/dL")
RECORDS = {
    "trials": trial_to_json(
        Trial("T", '{"no": "JSON"}', None, ("gout",), (), (Problem("a", "b"),))
    ),
    "facts": fact_to_json(Fact("p", "n", "n#f1", STATEMENT)),
    "verdicts": judgement_to_json(
        Judgement("p", "T", "T#E1", "exclusion", Verdict.MET, "stated", "[18, 65] a", 0.9)
    ),
    "matches": match_to_json(Match("p", "T", "eligible", 0.5, (("met", 1),))),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_the_columns_are_the_codecs_keys(kind):
    assert list(TABLES[kind]) == list(RECORDS[kind])


@pytest.mark.parametrize("kind", RECORDS)
def test_round_trip(kind):
    assert record_of(row_of(RECORDS[kind], kind), kind) == RECORDS[kind]


@pytest.mark.parametrize("kind", RECORDS)
def test_round_trip_through_words_alone(kind):
    """As a CSV file keeps them: all cells are words, and what is null is blank."""
    row = {k: "" if v is None else str(v) for k, v in row_of(RECORDS[kind], kind).items()}
    assert record_of(row, kind) == RECORDS[kind]


@given(STATEMENTS)
def test_facts_round_trip(statement):
    record = fact_to_json(Fact("p", "n", "n#f1", statement))
    assert record_of(row_of(record, "facts"), "facts") == record


@given(st.text())
def test_texts_stay_as_they_are(text):
    record = RECORDS["trials"] | {"text": text}
    assert record_of(row_of(record, "trials"), "trials")["text"] == text


def test_half_a_surrogate_pair_fits_no_table():
    row = row_of(RECORDS["trials"] | {"text": "a\ud800b"}, "trials")
    assert row["text"] == "a?b"


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("facts", "windows", "[not JSON"),
        ("verdicts", "confidence", "high"),
        ("verdicts", "disqualifies", "perhaps"),
    ],
)
def test_a_cell_of_the_wrong_form_is_named(kind, column, value):
    with pytest.raises(RecordError) as caught:
        record_of({column: value}, kind)
    assert caught.value.field == column
    assert value not in str(caught.value)


def test_every_kind_of_cell_is_used():
    assert {cell for columns in TABLES.values() for cell in columns.values()} == set(Cell)


@pytest.mark.parametrize("name", ["-", "a.jsonl", "a.jsonl.gz", "a.parquet", "a.csv", "a.duckdb"])
def test_known_forms(name):
    assert wrong_form(name) is None


@pytest.mark.parametrize("name", ["a.xlsx", "jsonl", "a", ""])
def test_unknown_forms(name):
    assert "known are .jsonl" in wrong_form(name)
