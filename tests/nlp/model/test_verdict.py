"""Kleene's laws over all three verdicts, and `at_least` against brute force."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from nlp.model.verdict import Verdict, at_least, conjunction, disjunction

ALL = tuple(Verdict)
VERDICTS = st.lists(st.sampled_from(ALL), max_size=6)


def test_negation_and_de_morgan():
    for a, b in product(ALL, ALL):
        assert ~~a is a
        assert ~(a & b) is (~a | ~b)
        assert ~(a | b) is (~a & ~b)


def test_commutative_associative_distributive_absorbing():
    for a, b, c in product(ALL, ALL, ALL):
        assert (a & b) is (b & a)
        assert (a | b) is (b | a)
        assert ((a & b) & c) is (a & (b & c))
        assert (a & (b | c)) is ((a & b) | (a & c))
        assert (a | (a & b)) is a


def _completions(verdicts):
    choices = [
        (Verdict.MET, Verdict.NOT_MET) if each is Verdict.UNKNOWN else (each,) for each in verdicts
    ]
    return list(product(*choices))


def _certain(answers):
    if all(answers):
        return Verdict.MET
    return Verdict.UNKNOWN if any(answers) else Verdict.NOT_MET


@given(VERDICTS, st.integers(0, 7))
def test_at_least_is_what_every_completion_says(verdicts, count):
    answers = [done.count(Verdict.MET) >= count for done in _completions(verdicts)]
    assert at_least(count, verdicts) is _certain(answers)


@given(VERDICTS)
def test_conjunction_and_disjunction_are_what_every_completion_says(verdicts):
    done = _completions(verdicts)
    assert conjunction(verdicts) is _certain([Verdict.NOT_MET not in each for each in done])
    assert disjunction(verdicts) is _certain([Verdict.MET in each for each in done])
