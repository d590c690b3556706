"""Does every number read as its author meant it?"""

import pytest

from cases import read_cases
from nlp.recognizers.numbers import CARDINALS, ORDINALS, find_numbers, roman_value, word_value


def shown(number):
    """A number in short form."""
    return str(number.value) + (f" x10^{number.power}" if number.power else "")


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/test_numbers.cases"), ids=str)
def test_numbers(case):
    found = " ; ".join(map(shown, find_numbers(case.text))) or "nothing"
    assert found == case.expected


def test_every_number_word():
    for word, value in CARDINALS.items():
        assert word_value(word) == value
        assert [n.value for n in find_numbers(f"about {word} of them")] == [value]
    assert len(ORDINALS) == 10


def test_every_roman_numeral():
    numerals = "I II III IV V VI VII VIII IX X"
    assert [roman_value(each) for each in numerals.split()] == list(range(1, 11))
    assert roman_value("Ⅳ") == 4
    assert roman_value("IIV") is None


def test_total_writes_out_the_power():
    assert [int(n.total) for n in find_numbers("75.010^9 and 5 million")] == [75 * 10**9, 5_000_000]
