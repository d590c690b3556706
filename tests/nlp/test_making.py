"""Do the records carry the words they were made of, where they stand in the whole text?"""

import pytest

from nlp.making import Maker, Said, by_owner, unowned
from nlp.model import Assertion, Passage, Quote
from nlp.model.statement import Status
from nlp.recognizers import Found, TermFound
from nlp.vocabulary import load_vocabulary

TEXT = "no asthma, some hives"


@pytest.fixture
def maker():
    return Maker(Passage(TEXT, 100), load_vocabulary())


def term(word, concept_id, kind):
    start = TEXT.index(word)
    return Found(start, start + len(word), TermFound(concept_id, kind, word))


@pytest.mark.parametrize(
    ("concept_id", "kind", "expected"),
    [
        ("asthma", "condition", "condition"),
        ("drug_allergy", "condition", "allergy"),
        ("man", "person", "demographic"),
        ("age", "measurement", "demographic"),
        ("", "other", "other"),
    ],
)
def test_kinds(maker, concept_id, kind, expected):
    assert maker.statement(3, Said(term("asthma", concept_id, kind), Assertion())).kind == expected


def test_quotes_count_from_the_whole_text(maker):
    absent = Assertion(Status.ABSENT, cues=(Quote(0, 2, "no"),))
    made = maker.statement(3, Said(term("asthma", "asthma", "condition"), absent))
    assert (made.id, made.quote) == ("s3", Quote(103, 109, "asthma"))
    assert made.assertion.cues == (Quote(100, 102, "no"),)


def test_owners_and_what_nobody_owns():
    one, two = Found(0, 1, "one"), Found(2, 3, "two")
    assert by_owner([[0, 4], []], [one, two]) == {0: [one], 4: [one]}
    assert unowned([[0, 4], []], [one, two]) == [two]
