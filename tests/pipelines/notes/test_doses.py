"""Which drug is a dose of, and which finding is a size of?"""

import pytest

from nlp.recognizers import find_terms, read_amounts, split_sentences
from pipelines.notes.doses import doses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aspirin 81 mg daily", "aspirin 81"),
        ("40 mg of prednisone", "prednisone 40"),
        ("metformin 500 mg and lisinopril 10 mg", "metformin 500; lisinopril 10"),
        ("prednisone was tapered to 5 mg", "prednisone 5"),
        ("a hernia of 3 cm", "hernia 3"),
        ("aspirin was stopped. 5 mg was given", ""),
        ("asthma, 5 mg", ""),
    ],
)
def test_doses(text, expected, vocabulary):
    terms = find_terms(text, vocabulary)
    found = doses(text, terms, read_amounts(text, vocabulary), [], split_sentences(text))
    told = [f"{r.term.value.concept_id} {r.amount.value.amount.values[0]}" for r in found]
    assert "; ".join(told) == expected
