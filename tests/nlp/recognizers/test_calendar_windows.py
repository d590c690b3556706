"""Windows laid on the calendar: since, before, after, until and between dates."""

from __future__ import annotations

import pytest

from nlp.model.notation import write_window
from nlp.recognizers.calendar_windows import read_calendar_windows


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("gout since 2011", "since 2011", "since [0 d, inf] of 2011"),
        ("surgery prior to May 2014", "prior to May 2014", "before [-inf, 0 d] of 2014-05"),
        (
            "stroke after 3rd of June, 2017",
            "after 3rd of June, 2017",
            "after [0 d, inf] of 2017-06-03",
        ),
        ("after July 9, 2017 or gout", "after July 9, 2017", "after [0 d, inf] of 2017-07-09"),
        ("gout until 2018-02-28", "until 2018-02-28", "during [0 d, 0 d] of ../2018-02-28"),
        (
            "admitted between March 2016 and 2 April 2018",
            "between March 2016 and 2 April 2018",
            "during [0 d, 0 d] of 2016-03/2018-04-02",
        ),
        ("from 2012 to 2015, gout", "from 2012 to 2015", "during [0 d, 0 d] of 2012/2015"),
    ],
)
def test_dates(text, words, written):
    (found,) = read_calendar_windows(text)
    assert text[found.start : found.end] == words
    assert found.value.quote.text == words
    assert write_window(found.value) == written


@pytest.mark.parametrize(
    "text",
    [
        "before 2000 mg of aspirin",
        "after 2000 steps",
        "since 6 months",
        "since 30 February 2015",
        "the 2016 criteria",
        "before 1950.5",
        "since 2010-2012",
    ],
)
def test_no_dates(text):
    assert read_calendar_windows(text) == []
