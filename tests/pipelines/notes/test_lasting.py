"""How long something lasted."""

from __future__ import annotations

import pytest

from nlp.recognizers import find_terms, read_amounts, read_windows
from pipelines.notes.lasting import histories, lasting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-day history of cough", "cough: 3-day"),
        ("cough for 3/7", "cough: for 3/7"),
        ("cough in 3/12 men", ""),
        ("2/52 hx of cough", "cough: 2/52"),
        ("cough on 3/7/2024", ""),
        ("cough for 3 days", "cough: for 3 days"),
        ("cough for 3 days, fever", "cough: for 3 days"),
        ("cough. For 3 days he slept", ""),
        ("cough within 3 days", ""),
        ("cough for 2 days and wheezing", "cough: for 2 days"),
        (
            "fever up to 39 C, dyspnea and cough for 2 days",
            "cough: for 2 days; dyspnea: for 2 days; fever: for 2 days",
        ),
        (
            "3-day history of fever, dry cough and headache",
            "fever: 3-day; cough: 3-day; headache: 3-day",
        ),
        ("gout, fever and cough for 2 days", "cough: for 2 days; fever: for 2 days"),
        ("fever, cough for 2 days", "cough: for 2 days"),
        ("asthma and cough for 3 weeks", "cough: for 3 weeks"),
        ("fever. Cough for 3 weeks", "cough: for 3 weeks"),
    ],
)
def test_lasting(vocabulary, text, expected):
    terms = [t for t in find_terms(text, vocabulary) if t.value.kind == "condition"]
    windows = read_windows(text, vocabulary)
    windows += histories(text, read_amounts(text, vocabulary))
    found = lasting(text, terms, windows, {"fever", "cough", "dyspnea", "headache"}.__contains__)
    told = [f"{terms[i].value.concept_id}: {text[w.start : w.end]}" for i, w in found.items()]
    assert "; ".join(told) == expected
