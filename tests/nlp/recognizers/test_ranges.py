"""Are several numbers one quantity where they belong together, and only there?"""

import pytest

from nlp.recognizers.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5-7 mg", [(5, 7)]),
        ("5 mg to 7 mg", [(5, 7)]),
        ("7-5 mg", [(7,), (5,)]),
        ("5 mg to 7 g", [(5,), (7,)]),
        ("14 weeks to 15 weeks 1 day", [(98, 106)]),
        ("between 5 and 7", [(5, 7)]),
        ("5 and 7 mg", [(5, 7)]),
        ("5 mg and 7 weeks", [(5,), (7,)]),
        ("1, 2, or 3", [(1, 2, 3)]),
        ("23 ± 4", [(19, 27)]),
        ("23 +/- 4", [(19, 27)]),
        ("140/90 mmHg", [(140, 90)]),
        ("4/10", [(4,)]),
        ("4 out of 10", [(4,)]),
        ("grade II/III", [(2, 3)]),
        ("ECOG 0/1", [(0, 1)]),
        ("ECOG PS: 0/1/2", [(0, 1, 2)]),
        ("WHO performance status of 1/2", [(1, 2)]),
        ("grade 3/4", [(3, 4)]),
        ("muscle strength 4/5", [(4,)]),
        ("strength score 4/5", [(4,)]),
        ("ECOG 0/4", [(0,)]),
        ("grade 1/2/2020", []),
        ("78 to 24 letters", [(24, 78)]),
        ("78 to 24 points", [(78,), (24,)]),
        ("< 5 or > 7", [(5,), (7,)]),
        ("1 x 10^3 to 1 x 10^5 copies/mL", [(1000, 100000)]),
    ],
)
def test_values(text, values, vocabulary):
    assert [each.values for each in read_quantities(text, vocabulary)] == values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("> 6/12", "mo"),
        ("< 2/52", "wk"),
        ("<= 3/7", "d"),
        ("acuity > 6/12", None),
        ("score > 6/12", None),
        ("6/12", None),
        ("> 6/13", None),
    ],
)
def test_parts_of_a_year(text, unit, vocabulary):
    (quantity,) = read_quantities(text, vocabulary)
    assert (quantity.unit.code if quantity.unit else None) == unit


@pytest.mark.parametrize(
    ("text", "open_ends"),
    [
        ("between 60 and 110 (exclusive)", True),
        ("60 to 110 kg, exclusive", True),
        ("60-110 mg (both ends exclusive)", True),
        ("between 60 and 110 (inclusive)", False),
        ("60 to 110 mg, exclusively by mouth", False),
        ("60 to 110 mg (excluding food)", False),
    ],
)
def test_ends_that_are_left_out(text, open_ends, vocabulary):
    quantity = read_quantities(text, vocabulary)[0]
    assert (quantity.open_low, quantity.open_high) == (open_ends, open_ends)


def test_open_ends(vocabulary):
    (quantity,) = read_quantities("> 5 to < 7 mg", vocabulary)
    assert (quantity.open_low, quantity.open_high) == (True, True)
    (quantity,) = read_quantities("5 to < 7 mg", vocabulary)
    assert (quantity.open_low, quantity.open_high) == (False, True)
