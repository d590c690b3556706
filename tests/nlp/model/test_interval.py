"""`within`, `meet` and `holds` against brute force over small half-steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.model.interval import Bound, Interval, within
from nlp.model.verdict import Verdict

# Ends are even numbers, members all numbers: the odd ones tell open from closed neighbours apart.
LINE = range(-3, 20)
BOUND = st.none() | st.builds(Bound, st.integers(0, 8).map(lambda n: 2 * n), st.booleans())
INTERVAL = st.builds(Interval, BOUND, BOUND)


def members(interval):
    def inside(number):
        low, high = interval.low, interval.high
        above = low is None or number > low.value or (low.inclusive and number == low.value)
        below = high is None or number < high.value or (high.inclusive and number == high.value)
        return above and below

    return {number for number in LINE if inside(number)}


@given(INTERVAL, INTERVAL)
def test_within_against_brute_force(result, wanted):
    inner, outer = members(result), members(wanted)
    if not inner:
        expected = Verdict.UNKNOWN
    elif inner <= outer:
        expected = Verdict.MET
    else:
        expected = Verdict.UNKNOWN if inner & outer else Verdict.NOT_MET
    # An open end runs past the line that brute force looks at.
    if inner and (result.low is None or result.high is None):
        covered = wanted.covers(result)
        expected = Verdict.MET if covered else expected
        if expected is Verdict.MET and not covered:
            expected = Verdict.UNKNOWN
    assert within(result, wanted) is expected


@given(INTERVAL, INTERVAL)
def test_meet_holds_what_both_hold(first, second):
    assert members(first.meet(second)) == members(first) & members(second)


@given(INTERVAL)
def test_empty_is_without_members(interval):
    assert interval.is_empty() == (not members(interval))
    assert all(interval.holds(number) == (number in members(interval)) for number in LINE)


def test_less_is_not_less_or_equal():
    below = Interval(None, Bound(5, inclusive=False))
    up_to = Interval(None, Bound(5, inclusive=True))
    assert within(Interval.exactly(5), below) is Verdict.NOT_MET
    assert within(Interval.exactly(5), up_to) is Verdict.MET


def test_written_as_mathematics_writes_it():
    assert str(Interval(Bound(1), Bound(2, inclusive=False))) == "[1, 2)"
    assert str(Interval(None, Bound(2))) == "(-inf, 2]"
