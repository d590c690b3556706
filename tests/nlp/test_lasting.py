"""Does what never passes name conditions that a row knows? Whole sentences: statements.cases."""

from nlp.lasting import LASTING
from nlp.vocabulary import load_vocabulary


def test_each_is_a_condition_of_a_row():
    terms = load_vocabulary().terms
    assert {terms[name].kind for name in LASTING} == {"condition"}
