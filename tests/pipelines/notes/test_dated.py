"""Which dates does a passage of a note tell?"""

from __future__ import annotations

import pytest

from nlp.model import Passage
from nlp.recognizers import read_windows
from pipelines.notes.dated import dates_of, meets


def told(text, vocabulary):
    found = dates_of(Passage(text), read_windows(text, vocabulary), day_first=False)
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(("text", "expected"), [
    ("gout since March 2021, stroke on 4/5/2022", ["March 2021", "4/5/2022"]),
    ("seen by us, DOB 7/8/1950, on 9/1/2022", ["9/1/2022"]),
    ("gout two years ago", ["two years ago"]),
    ("returns in 3 months", []),
    ("gout, well controlled", []),
])  # fmt: skip
def test_dates_and_times_back_from_the_note(vocabulary, text, expected):
    assert told(text, vocabulary) == expected


def test_stretches_that_only_touch_do_not_meet(vocabulary):
    text = "2019-03-04 2020-05-06"
    first, second = dates_of(Passage(text), (), day_first=False)
    assert not meets(first, [second])
    assert meets(first, [first, second])
