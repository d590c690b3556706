"""Are the short names of charts read beside numbers, and nowhere else?"""

import pytest

from nlp.recognizers import find_terms
from pipelines.notes.chart import chart_terms, load_chart


def ids(text, vocabulary):
    found = chart_terms(text, find_terms(text, vocabulary), vocabulary)
    assert found == sorted(found, key=lambda each: each.start)
    return [each.value.concept_id for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T 38.2 P 92 R 16", ["temperature", "heart_rate", "respiratory_rate"]),
        ("O2 98% on air", ["spo2"]),
        ("O2 sat: 94%", ["spo2"]),
        ("Wt 80 kg Ht 170 cm", ["weight", "height"]),
        ("Mr P was seen", []),
        ("the T wave", []),
        ("MET 5", []),
        ("K-5.1 Creat-1.9* Na-138", ["potassium", "creatinine", "sodium"]),
        ("T-10 fracture", ["fracture"]),
        ("T bili 1.2, D bili 0.3", ["bilirubin", "direct_bilirubin"]),
        ("Mg 400 mg", []),
        ("B12 1000 mcg", []),
        ("B12 is 500", ["vitamin_b12_level"]),
        ("CAT 18", ["copd_assessment"]),
        ("ASPECTS 9", ["aspects"]),
        ("calcitonin 4 ng/L", ["calcitonin_level"]),
        ("Testosterone 12 nmol/L", ["total_testosterone"]),
        ("testosterone 250 mg", ["testosterone"]),
        ("calcitonin 200 IU", ["calcitonin"]),
    ],
)
def test_short_names(text, expected, vocabulary):
    assert [each for each in ids(text, vocabulary) if each != "ambient_air"] == expected


def test_every_row_names_what_the_vocabulary_knows(vocabulary):
    chart = load_chart()
    assert [m for m in chart.measures.values() if m not in vocabulary.measures] == []
    assert [m for m in chart.deviations.values() if m not in vocabulary.measures] == []
    assert [c for c in chart.deviations if c not in vocabulary.terms] == []
