"""Are numbers that measure nothing left alone, and no others?"""

import pytest

from nlp.recognizers.no_quantities import is_year
from nlp.recognizers.quantities import read_quantities

NOTHING = """
CD4
IL-6
PHQ-9
type 1
day 14
cohort 2
DSM 5
6-MWT
a 7-item list
2 March 2019
12/03/2019
2019-03-12
at 08:15
1) asthma
1. asthma
one of these
a second opinion
ICD 10
RECIST 1.1
the 2016 criteria
patients treated.12
on a 0-10 numeric scale
a single dose
"""
SOMETHING = """
aged18 years
stage 2
2 or more
one or more
ECOG 1
3-fold above the upper limit of normal
5 mg
(2 mg)
[INR] > 1.5) and
[CTCAE] Grade 1) and
"""


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_nothing(text, vocabulary):
    assert read_quantities(text, vocabulary) == ()


@pytest.mark.parametrize("text", SOMETHING.strip().splitlines())
def test_something(text, vocabulary):
    assert len(read_quantities(text, vocabulary)) == 1


def test_years():
    assert is_year("in 2019,", 3)
    assert not is_year("2019 mg", 0)
    assert not is_year("1500/mm3", 0)
