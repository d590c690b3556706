"""Are sentences joined by the words between them, and is what is forbidden asked as not so?"""

import pytest

from nlp.model import All, AnyOf, IfThen, Not, Requirement, Statement, Status, all_of, any_of
from nlp.model.statement import Assertion, Concept
from pipelines.listings.sentences import beside, join_sentences, told_of


def leaf(name, status=Status.PRESENT):
    return Requirement(
        Statement(name, "condition", Concept(name, name), assertion=Assertion(status))
    )


A, B, C = leaf("gout"), leaf("lupus"), leaf("stroke")


@pytest.mark.parametrize(
    ("words", "excludes", "joined"),
    [
        (["", ""], False, All((A, B, C))),
        (["or", ""], False, AnyOf((A, B, C))),
        (["and", "or"], False, AnyOf((All((A, B)), C))),
        (["", "or"], False, AnyOf((A, B, C))),
        (["and", ""], True, AnyOf((A, B, C))),
    ],
)
def test_join(words, excludes, joined):
    assert join_sentences([A, B, C], words, excludes=excludes) == joined


def test_forbidden():
    assert told_of(A) == Not(A)
    assert told_of(Not(A)) == Not(A)
    absent = leaf("gout", Status.ABSENT)
    assert told_of(absent) == absent


def test_one_of_two_ways_holds_only_of_whom_its_condition_holds():
    assert beside("or", A, IfThen(B, C)) == any_of([A, all_of([B, C])])
    assert beside("and", A, IfThen(B, C)) == all_of([A, IfThen(B, C)])
    assert beside("or", None, A) == beside("or", A, None) == A
