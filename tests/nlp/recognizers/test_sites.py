"""Is the text around numbers searched, and data passed over?"""

from nlp.recognizers.sites import segments


def test_around_the_number():
    text = "word " * 100 + "18 years" + " word" * 100
    ((start, end),) = segments(text)
    assert start < text.index("18") < end < len(text)
    assert text[start:end].count("word") < 40


def test_apart_and_together():
    assert len(list(segments("18 " + "word " * 100 + "19"))) == 2
    assert len(list(segments("18 word 19 word 20"))) == 1


def test_limits_and_periods_are_sites():
    for text in ("above the uln", "in the past year", "two or more", "stage iv"):
        assert list(segments(text)) == [(0, len(text))]


def test_data_is_passed_over():
    text = "1 2 3 " * 1000
    assert sum(end - start for start, end in segments(text)) < len(text) / 10
