"""Are the words that matter around a number found, and only there?"""

from nlp.recognizers.folding import folded
from nlp.recognizers.lexemes import lexicon


def words(text, vocabulary):
    """The lexemes of a text, as written."""
    return [text[x.start : x.end] for x in lexicon(vocabulary).lexemes(folded(text))]


def test_words_around_a_number(vocabulary):
    text = "Hb at least 9 g/dL within 14 days prior to the first dose"
    assert words(text, vocabulary) == [
        "at least", "9", "/", "within", "14", "days", "prior to", "first dose"
    ]  # fmt: skip


def test_no_number_no_lexemes(vocabulary):
    assert words("Pregnant or breastfeeding women, or at least willing", vocabulary) == []


def test_phrases_over_a_line_break(vocabulary):
    assert "less   than\n or equal to" in words("less   than\n or equal to 5", vocabulary)


def test_the_longer_of_two_lexemes(vocabulary):
    found = words("3 times the upper limit, and/or 10 x 10^9 or 2 million or 1,500.", vocabulary)
    for whole in ("upper limit", "and/or", "10 x 10^9", "2 million", "1,500"):
        assert whole in found


def test_a_number_ends_where_no_power_follows(vocabulary):
    assert {"18", "5", "7", "2"} <= set(words("18 years, 5 mg, 7%, 2 months", vocabulary))


def test_decimals_and_what_only_looks_like_them(vocabulary):
    found = words("1.5 mg, 0.75%, 2.5 x 10^9/L, 1.500 ml, 12.5 million, 2.5.1 and 3.", vocabulary)
    assert {"1.5", "0.75", "2.5 x 10^9", "1.500", "12.5 million", "3"} <= set(found)
