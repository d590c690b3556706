"""Which value belongs to which test?"""

import pytest

from nlp.recognizers import find_terms, read_amounts, split_sentences
from pipelines.notes.chart import chart_terms, load_chart
from pipelines.notes.parting import singled
from pipelines.notes.results import ResultReader


@pytest.fixture(scope="module")
def read(vocabulary):
    reader = ResultReader(vocabulary, load_chart())

    def results(text: str) -> str:
        terms = chart_terms(text, find_terms(text, vocabulary), vocabulary)
        amounts = singled(text, read_amounts(text, vocabulary), vocabulary)
        found = reader.read(text, terms, amounts, split_sentences(text))
        return "; ".join(
            f"{r.term.value.concept_id or r.term.value.name}"
            f" {'/'.join(map(str, r.amount.value.amount.values))}"
            for r in found
        )

    return results


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Na 138, K 4.1", "sodium 138; potassium 4.1"),
        ("sodium and potassium were 138 and 4.1 mmol/L", "sodium 138; potassium 4.1"),
        (
            "sodium, potassium and calcium of 138 mmol/L, 4.1 mmol/L, and 9 mg/dL, respectively",
            "sodium 138; potassium 4.1; calcium 9",
        ),
        ("glucose of 139 and 152 mg/dL", "glucose 139; glucose 152"),
        ("WBC 12.1 K/uL with 82% neutrophils", "wbc 12.1; neutrophil_percent 82"),
        ("a temperature of 37.9 C and 97% saturation", "temperature 37.9"),
        ("creatinine was 1.1 mg/dL (97 umol/L)", "creatinine 1.1; creatinine 97"),
        ("hypokalemia (2.9 mmol/L)", "potassium 2.9"),
        ("the orexin level was 310 pg/mL (normal range 200-400 pg/mL)", "orexin 310"),
        ("free orexin 12 pg/mL, motilin 80 pg/mL", "free orexin 12; motilin 80"),
        ("LVEF 35% after 3 months", "lvef 35"),
        ("BP 142/88 mmHg", "blood_pressure 142/88"),
        ("he received 5 mg", ""),
        ("creatinine 0.9, 68 kg", "creatinine 0.9"),
        ("HGB 9.4 L | PLT 98 L", "hemoglobin 9.4; platelets 98"),
        ("18% lymphocytes", "lymphocyte_percent 18"),
        (
            "CSF with 80% segs, glucose and protein of 38 mg/dL and 90 mg/dL, respectively",
            "glucose 38; protein 90",
        ),
        ("seen in room 12", ""),
    ],
)
def test_results(text, expected, read):
    assert read(text) == expected
