"""Are the quantities of a text found in order, with the lexemes around them?"""

from itertools import pairwise

from nlp.model import Comparator, Relation
from nlp.recognizers.quantities import read_quantities


def one(text, vocabulary):
    """The only quantity of a text."""
    (quantity,) = read_quantities(text, vocabulary)
    return quantity


def test_in_order_and_apart(vocabulary):
    found = read_quantities("Hb ≥ 9 g/dL, ANC 1.5 x 10^9/L, for 3 months", vocabulary)
    assert [each.number_start for each in found] == sorted(each.number_start for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_bare_or_stated(vocabulary):
    assert one("ECOG 1", vocabulary).bare
    assert one("a 2-hour glucose", vocabulary).bare
    assert not one("ECOG 0-1", vocabulary).bare
    assert not one("ECOG < 2", vocabulary).bare
    assert not one("stage III", vocabulary).bare
    assert not one("5 mg", vocabulary).bare


def test_a_comparator_holds_on(vocabulary):
    found = read_quantities("above 20 g and 30 g", vocabulary)
    assert [each.op for each in found] == [Comparator.GT, Comparator.GT]


def test_a_limit_without_a_number(vocabulary):
    quantity = one("creatinine above the upper limit of normal", vocabulary)
    assert (quantity.op, quantity.relation) == (Comparator.GT, Relation.TIMES)


def test_a_period_without_a_number(vocabulary):
    assert one("in the past year", vocabulary).unit.code == "a"
    assert read_quantities("every day of the week", vocabulary) == ()


def test_nothing_to_read(vocabulary):
    assert read_quantities("", vocabulary) == ()
    assert read_quantities("pregnant women", vocabulary) == ()
