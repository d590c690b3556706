"""Does a title lend its measure to amounts that have none, and nothing else?"""

import pytest

from nlp.model import Listing
from nlp.statements import build_reader
from pipelines.listings import extract_criteria


@pytest.mark.parametrize(
    ("title", "line", "short"),
    [
        ("Age:", "18 and over", "age >= 18 a"),
        ("Hemoglobin:", "> 9 g/dL", "hemoglobin > 9 g/dL"),
        ("Age:", "hemoglobin > 9 g/dL", "hemoglobin > 9 g/dL"),
        ("Age:", "gout", "gout"),
        ("Visits:", "> 3 points", "_ > 3 {points}"),
    ],
)
def test_titles_lend_their_measure(title, line, short):
    text = f"Inclusion Criteria:\n\n{title}\n\n  - {line}\n"
    trial = extract_criteria(Listing("T", text), build_reader())
    child = trial.criteria[-1]
    assert child.parent_id == "T#I1"
    if short[0] != "_":
        assert child.short == short
    for statement in child.statements:
        named, amount = statement.concept, statement.amount
        for quote in (statement.quote, named and named.quote, amount and amount.quote):
            if quote:
                assert text[quote.start : quote.end] == quote.text
        assert statement.quote is None or statement.quote.start >= child.quote.start
    assert all(m.quote.start >= child.quote.start for m in child.mentions)
