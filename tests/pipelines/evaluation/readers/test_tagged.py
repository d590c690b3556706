"""Calls in place of stretches: where each of them stands in the text."""

from __future__ import annotations

from pipelines.evaluation.readers.tagged import placed_calls, squeezed


def words(text, tagged):
    return [(c.name, text[slice(*c.span)] if c.span else None) for c in placed_calls(text, tagged)]


def test_calls_with_words_and_without():
    text = "- The patient is at least 18 years old ."
    tagged = '- The patient is eq(op(GTEQ), val("18"), temporal_unit(YEAR)) age() .'
    assert words(text, tagged) == [("eq", "at least 18 years old"), ("age", "years")]


def test_blanks_and_case_do_not_matter():
    text = "No  Coronary artery\ndisease or stroke"
    assert words(text, 'neg() cond("coronary Artery disease") or cond("stroke")') == [
        ("neg", "No"),
        ("cond", "Coronary artery\ndisease"),
        ("cond", "stroke"),
    ]


def test_the_second_of_two_equal_words():
    text = "stroke in family, stroke in patient"
    spans = [
        call.span for call in placed_calls(text, 'stroke in family, cond("stroke") in patient')
    ]
    assert spans == [(18, 24)]


def test_a_call_that_stands_nowhere():
    assert words("asthma", 'cond("gout")') == [("cond", None)]
    assert words("asthma", 'cond("asthma") mod()') == [("cond", "asthma"), ("mod", None)]


def test_a_bracket_too_few():
    assert words("gout and flu", 'cond("gout") and eq(val("1"') == [("cond", "gout"), ("eq", "flu")]


def test_squeezed():
    assert squeezed(" A b\nC ") == "abc"
