"""Agreement beyond chance, on the examples of those who invented the measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from pipelines.evaluation.kappa import cohen, fleiss, krippendorff

# Fleiss 1971 as commonly shown: ten subjects, fourteen judges, five values.
FLEISS = """
    0 0 0 0 14
    0 2 6 4 2
    0 0 3 5 6
    0 3 9 2 0
    2 2 8 1 1
    7 7 0 0 0
    3 2 6 3 0
    2 5 3 2 2
    6 5 2 1 0
    0 2 2 3 7
"""
# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units.
KRIPPENDORFF = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_fleiss_own_example():
    units = [
        [str(value) for value, count in enumerate(map(int, line.split())) for _ in range(count)]
        for line in FLEISS.strip().splitlines()
    ]
    assert fleiss(units) == pytest.approx(0.210, abs=0.0005)


def test_krippendorffs_own_example():
    units = [[v for v in values if v != "."] for values in zip(*KRIPPENDORFF, strict=True)]
    assert krippendorff(units) == pytest.approx(0.743, abs=0.0005)


def test_full_agreement_is_one_and_the_reverse_is_below_nothing():
    assert cohen("abab", "abab") == fleiss(["aa", "bb"]) == krippendorff(["aa", "bb"]) == 1
    assert cohen("abab", "baba") == -1
    assert fleiss(["ab", "ba"]) < 0 and krippendorff(["ab", "ba"]) < 0


def test_one_value_alone_says_nothing():
    assert cohen("aaa", "aaa") is None
    assert fleiss(["aa", "aa"]) is None
    assert krippendorff(["aa", "a"]) is None
    assert cohen("", "") is None and fleiss([]) is None and krippendorff([]) is None


def test_units_judged_unequally_often_are_for_alpha_alone():
    assert fleiss(["aa", "abb"]) is None
    assert krippendorff(["aa", "abb", "b"]) == krippendorff(["aa", "abb"])


JUDGED = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40
)


@given(JUDGED)
def test_two_judges(judged):
    one, other = zip(*judged, strict=True)
    if len({*one, *other}) > 1:
        assert cohen(one, other) == pytest.approx(cohen_kappa_score(one, other))
        n = 2 * len(judged)
        ours, theirs = krippendorff(judged), fleiss(judged)
        assert ours == pytest.approx(1 - (1 - theirs) * (n - 1) / n)
