"""Does what never passes name conditions that a row knows? Whole sentences: statements.cases."""

from nlp.lasting import LASTING, lasts
from nlp.vocabulary import load_vocabulary


def test_each_is_a_condition_of_a_row():
    terms = load_vocabulary().terms
    assert {terms[name].kind for name in LASTING} == {"condition"}


def test_an_allergy_lasts_and_a_fever_does_not():
    assert lasts("latex_allergy") and lasts("epilepsy")
    assert not lasts("fever")
