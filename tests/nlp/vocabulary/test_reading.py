"""Rows as written to rows as values, and what is said of those that cannot be read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nlp.vocabulary.reading import RowFault, fraction, interval, measure_of, quantity, term_of

ROW = {
    "id": "sodium",
    "names": ["sodium"],
    "kind": "lab",
    "unit": "mmol/L",
    "source": "usage",
    "examples": {"sodium 140": "sodium = 140 mmol/L"},
}


def test_numbers_stay_exact():
    assert fraction("0.09148") == Fraction(9148, 100000)
    assert quantity("5/9 Cel") == (Fraction(5, 9), "Cel")
    assert quantity("113.12 g/mol") == (Fraction("113.12"), "g/mol")


def test_intervals():
    assert str(interval("[0.2, 15]")) == "[0.2, 15]"
    assert str(interval("(0, inf)")) == "(0, inf)"


@pytest.mark.parametrize("text", ["0.2 to 15", "[9, 1]", "[a, 2]"])
def test_what_is_no_interval(text):
    with pytest.raises(RowFault):
        interval(text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": ""}, "no source"),
        ({"examples": {}}, "no examples"),
        ({"kind": "thing"}, "not a kind"),
        ({"id": "Sodium!"}, "not an id"),
        ({"names": []}, "no names"),
        ({"unit": ""}, "no unit"),
        ({"converts": ["1 g/L is 2 mol/L"]}, "not an equivalence"),
        ({"reference": [{"unit": "mmol/L", "source": "x"}]}, "without low and high"),
    ],
)
def test_faulty_measures(change, said):
    with pytest.raises(RowFault, match=said):
        measure_of(ROW | change)


def test_a_term():
    term = term_of("asthma\tcondition\tasthma|bronchial asthma\tlung_disease\tICD10CM:J45\tusage")
    assert term.names == ("asthma", "bronchial asthma")
    assert term.codes == (("ICD10CM", ("J45",)),)
    assert term.is_a == ("lung_disease",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("asthma\tcondition\tasthma", "columns"),
        ("asthma\tmood\tasthma\t\t\tusage", "kind"),
        ("asthma\tcondition\t\t\t\tusage", "names"),
        ("asthma\tcondition\tasthma\t\tJ45\tusage", "SYSTEM:CODE"),
        ("asthma\tcondition\tasthma\t\t\t", "source"),
    ],
)
def test_faulty_terms(line, said):
    with pytest.raises(RowFault, match=said):
        term_of(line)
