"""Is each text that holds a word told, and no other?"""

from nlp.recognizers import holding


def test_a_word_is_told_of_its_own_texts_alone():
    texts = ["gout and asthma", "", "no asthma", "fever"]
    assert holding(texts, ["asthma", "gout"]) == [True, False, True, False]
    assert holding(texts[:1], ["fever"]) == [False]
    assert holding([], ["fever"]) == []


def test_no_word_runs_from_one_text_into_the_next():
    assert holding(["as", "thma"], ["asthma", "sth"]) == [False, False]
