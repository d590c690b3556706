"""Steps of scales in letters: what they amount to, and what is no step."""

from __future__ import annotations

import pytest

from nlp.model.notation import write_amount
from nlp.recognizers.letters import letter_reader


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("Child-Pugh B", "B", "[7, 9]"),
        ("Child Pugh class A or B cirrhosis", "A or B", "[5, 9]"),
        ("Child-Pugh (CP) class C", "C", "[10, 15]"),
        ("BCLC stage B-C", "B-C", "[2, 3]"),
        ("BCLC D", "D", "= 4"),
        ("Binet C", "C", "= 3"),
        ("ASIA A to C", "A to C", "[1, 3]"),
        ("ASIA A or C", "A or C", "in 1|3"),
        ("Child-Pugh A or better", "A or better", "<= 6"),
        ("ASIA B or better", "B or better", ">= 2"),
        ("ASIA C or worse", "C or worse", "<= 3"),
        ("Child-Pugh B or higher", "B or higher", ">= 7"),
        ("worse than Child-Pugh A", "A", "> 6"),
        ("no worse than Child-Pugh class B", "B", "<= 9"),
        ("Child-Pugh > B", "> B", "> 9"),
        ("Child-Pugh B7 or worse", "B7 or worse", ">= 7"),
        ("Child-Pugh A5-B8", "A5-B8", "[5, 8]"),
    ],
)
def test_letters(vocabulary, text, words, amount):
    ((found, value),) = letter_reader(vocabulary).read(text)
    assert text[found.start : found.end] == words
    assert write_amount(value) == amount


@pytest.mark.parametrize(
    "text",
    ["Child-Pugh score of 7", "Child A", "Asia A", "hepatitis B or C", "Binet D", "BCLC Cohort"],
)
def test_no_letters(vocabulary, text):
    assert letter_reader(vocabulary).read(text) == []
