"""Is every unit read in every spelling, alone and put together, and nothing else?"""

import pytest

from nlp.recognizers.folding import folded
from nlp.recognizers.units import unit_reader


@pytest.fixture(scope="module")
def read(vocabulary):
    reader = unit_reader(vocabulary)

    def unit(text):
        found = reader.at(text, folded(text), 0)
        return (found.code, text[found.start : found.end]) if found else None

    return unit


def test_every_spelling_of_every_unit(read, vocabulary):
    """Spellings that are English words ("in", "a") are left out: see the reader."""
    wrong = []
    for unit in vocabulary.units.values():
        if unit.code == "1":
            continue
        for spelling in (*unit.spellings, *unit.exact):
            found = read(f" {spelling} ")
            if found is not None and found[0] != unit.code and found[1] == spelling:
                wrong.append((spelling, found, unit.code))
    assert not wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" mg per kg per day", "mg/kg/d"),
        (" g of alcohol per day", "g/d"),
        (" times a week", "/wk"),
        (" episodes per month", "/mo"),
        (" mg daily", "mg/d"),
        ("-month", "mo"),
        ("\n   months", "mo"),
    ],
)
def test_units_put_together(read, text, code):
    assert read(text)[0] == code


@pytest.mark.parametrize(
    "text", [" in the past", " of them", " a few", " patients", ", mg", "\n- mg"]
)
def test_no_unit(read, text):
    assert read(text) is None


def test_a_power_of_ten_joins_its_volume(vocabulary):
    reader = unit_reader(vocabulary)
    assert reader.power(9, "/L") == "10*9/L"
    assert reader.power(9, "mg") is None
