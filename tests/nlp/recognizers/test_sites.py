"""Is the text around numbers searched, and data passed over?"""

import re

from nlp.recognizers.sites import segments, words_of

SCAN = re.compile(r"([a-z]+|\d+)")


def stretches(text):
    """The stretches around the sites of a text; none if it is passed over."""
    words = words_of(text, SCAN)
    return [] if words is None else segments(text, words)


def test_around_the_number():
    text = "word " * 100 + "18 years" + " word" * 100
    ((start, end),) = stretches(text)
    assert start < text.index("18") < end < len(text)
    assert text[start:end].count("word") < 40


def test_apart_and_together():
    assert len(stretches("18 " + "word " * 100 + "19")) == 2
    assert len(stretches("18 word 19 word 20")) == 1


def test_limits_and_periods_are_sites():
    for text in ("above the uln", "in the past year", "two or more", "stage iv"):
        assert stretches(text) == [(0, len(text))]


def test_data_is_passed_over():
    text = "1 2 3 " * 1000
    assert sum(end - start for start, end in stretches(text)) < len(text) / 10


def test_a_period_over_a_line_break_is_a_site():
    assert stretches("in the\nyear before") and not stretches("in the\nyard before")


def test_digits_of_every_script_are_sites():
    assert stretches("٣ mg") == [(0, 4)]
