"""How values look in the short form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nlp.model.amount import Amount, Comparator
from nlp.model.dates import Period
from nlp.model.interval import Bound, Interval
from nlp.model.notation import plain, quoted, write_amount, write_interval, write_period


@pytest.mark.parametrize(
    ("number", "text"), [("1.50", "1.5"), ("100", "100"), ("1E+3", "1000"), ("0.0", "0")]
)
def test_plain_digits(number, text):
    assert plain(Decimal(number)) == text


def test_quotes_are_escaped_and_blanks_folded():
    assert quoted('a "b"\n c') == '"a \\"b\\" c"'


def test_periods():
    written = [write_period(p) for p in (Period(months=-6), Period(days=-14), Period(months=18))]
    assert written == ["-6 mo", "-2 wk", "18 mo"]
    assert write_period(Period(days=-14), "d") == "-14 d"
    assert write_period(Period()) == "0 d"


def test_intervals_show_which_end_is_excluded():
    low = Bound(Decimal("0.6"), inclusive=False)
    assert write_interval(Interval(low, None)) == "(0.6, inf)"


def test_the_canonical_value_is_shown_once_known():
    canonical = Interval(Bound(Decimal("9.0")), None)
    amount = Amount(Comparator.GE, (Decimal(90),), "g/L", interval=canonical, canonical_unit="g/dL")
    assert write_amount(amount) == ">= 9 g/dL"


def test_scores_show_no_unit():
    assert write_amount(Amount(Comparator.LE, (Decimal(2),), "{score}")) == "<= 2"
