"""Does the pattern of many phrases match the longest of them?"""

import re

from nlp.recognizers.tries import pattern_of, phrase_atoms


def test_the_longest_phrase_wins():
    phrases = ["less", "less than", "less than or equal to", "lesser"]
    pattern = re.compile(pattern_of(map(phrase_atoms, phrases)))
    for phrase in phrases:
        assert pattern.match(phrase + " 5")[0] == phrase
    assert pattern.match("lessen") is None
    assert pattern.match("less   than 5")[0] == "less   than"
