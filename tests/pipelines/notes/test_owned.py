"""May a value be a result of a name?"""

from __future__ import annotations

import pytest

from nlp.recognizers import find_terms, read_amounts
from pipelines.notes.chart import chart_terms, load_chart
from pipelines.notes.owned import Measures, Naming
from pipelines.notes.parting import singled


@pytest.fixture(scope="module")
def result(vocabulary):
    measures = Measures(vocabulary, load_chart())

    def made(text: str) -> str:
        """The first value of a text as the result of its first name, by a word between them."""
        name = chart_terms(text, find_terms(text, vocabulary), vocabulary)[0]
        value = singled(text, read_amounts(text, vocabulary), vocabulary)[0]
        found = Naming(measures, text, 0, len(text)).result(name, value, "word")
        if found is None:
            return ""
        term, amount = found.term.value, found.amount.value.amount
        unit = f" {amount.unit}" if amount.unit else ""
        return f"{term.concept_id or term.name} {amount.values[0]}{unit}"

    return made


@pytest.mark.parametrize(("text", "expected"), [
    ("Potassium was 4.4", "potassium 4.4"),
    ("eGFR was 48 mL/min", "egfr 48 mL/min/{1.73_m2}"),
    ("Karnofsky was 70%", "karnofsky 70"),
    ("neutrophils were 61 %", "neutrophil_percent 61 %"),
    ("hemoglobin was 8.8 L", "hemoglobin 8.8"),
    ("potassium was 40 mg", ""),
    ("potassium was 4 weeks", ""),
])  # fmt: skip
def test_which_measure_a_value_is_of(result, text, expected):
    assert result(text) == expected


def test_units_fit_measures_or_not(vocabulary):
    measures = Measures(vocabulary, load_chart())
    (grams, litres) = (
        read_amounts(text, vocabulary)[0].value.amount for text in ("9.1 g/dL", "9.1 L")
    )
    assert measures.fits(grams, "hemoglobin")
    assert not measures.fits(litres, "hemoglobin")
    assert not measures.fits(grams, "no_such_measure")
