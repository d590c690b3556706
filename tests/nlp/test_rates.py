"""What does a rate count whose unit names it? Whole sentences stand in statements.cases."""

import pytest

from nlp.rates import is_counted
from nlp.recognizers import Found, TermFound, read_amounts
from nlp.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "name", "kind", "counted"),
    [
        ("at least 4 seizures per month", "seizures", "condition", True),
        ("15 migraine days per month", "migraine", "condition", True),
        ("4 attacks per month of migraine", "migraine", "condition", False),
        ("at least 4 seizures per month", "seizures", "qualifier", False),
        ("4 mg per day", "mg", "condition", False),
    ],
)
def test_the_name_within_the_unit_is_counted(text, name, kind, counted):
    (amount,) = read_amounts(text, load_vocabulary())
    start = text.index(name)
    term = Found(start, start + len(name), TermFound(name, kind, name))
    assert is_counted(term, amount) is counted
