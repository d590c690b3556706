"""Are the small words lower case, and no scale a filler?"""

from nlp.recognizers import small_words as words


def test_lower_case_and_apart():
    for group in (words.FILLERS, words.SCALES, words.NAMES, words.AGES, frozenset(words.JOINTS)):
        assert all(word == word.lower().strip() for word in group)
    assert not words.SCALES & words.FILLERS
    assert words.ACRONYMS <= words.SCALES
