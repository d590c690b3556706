"""What passages say, from the table of cases; and where it stands in the text as received."""

from __future__ import annotations

import pytest

from cases import read_cases
from nlp.model.notation import write_statement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_many, read_statements


def written(text: str) -> str:
    reading = read_statements(Passage(text), build_reader(), open_too=False)
    kept = [s for s in reading.statements if s.concept is not None]
    return "; ".join(map(write_statement, kept)) or "nothing"


@pytest.mark.parametrize("case", read_cases("nlp/statements.cases"), ids=str)
def test_statements(case):
    assert written(case.text) == case.expected


def test_spans_point_into_the_text_as_received():
    text = "Labs: hemoglobin >= 9 g/dL within 14 days, no severe asthma"
    start = 6
    reading = read_statements(Passage(text[start:], start), build_reader())
    assert reading.statements
    for statement in reading.statements:
        parts = [statement.quote, *statement.qualifiers, *statement.assertion.cues]
        parts += [window.quote for window in statement.windows]
        parts += [p.quote for p in (statement.concept, statement.amount) if p is not None]
        for quote in parts:
            assert text[quote.start : quote.end] == quote.text


def test_a_guessed_unit_is_on_record():
    (statement,) = read_statements(Passage("creatinine < 150"), build_reader()).statements
    assert [each.code for each in statement.assumptions] == ["unit_from_magnitude"]
    assert statement.amount.unit is None
    assert statement.amount.canonical_unit == "mg/dL"


def test_an_amount_without_a_name_still_stands_in_a_statement():
    reading = read_statements(Passage("> 5 mg/dL"), build_reader())
    (statement,) = reading.statements
    assert statement.concept is None
    assert statement.amount is not None


def test_ids_count_from_the_given_number():
    reading = read_statements(Passage("asthma, psoriasis"), build_reader(), first=7)
    assert [each.id for each in reading.statements] == ["s7", "s8"]


def test_many_passages_are_read_as_each_alone():
    texts = ["Hb >= 9 g/dL, no gout", "aged 18 to 65 years", "", "stroke within 6 months"]
    passages = [Passage(text, 100 * place) for place, text in enumerate(texts)]
    first, alone = 4, []
    for passage in passages:
        alone.append(read_statements(passage, build_reader(), first=first))
        first += len(alone[-1].placed)
    assert read_many(passages, build_reader(), first=4) == alone
    assert [len(reading.placed) for reading in alone] == [2, 1, 0, 1]
