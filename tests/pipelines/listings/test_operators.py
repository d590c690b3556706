"""Are lists joined by the word that is meant?"""

import pytest

from nlp.model import All, AnyOf, AtLeast, Not, Requirement, Statement, write_expression
from nlp.model.quote import Quote
from nlp.model.statement import Assertion, Concept, Status
from pipelines.listings.leaves import Leaf
from pipelines.listings.operators import Composer, beyond, counted
from pipelines.listings.parts import Group, Joint, Part


def leaf(name, cue=None):
    said = (
        Assertion() if cue is None else Assertion(Status.ABSENT, cues=(Quote(cue, cue + 2, "no"),))
    )
    return Leaf(
        9, 9, Requirement(Statement("s1", "condition", Concept(name, name), assertion=said))
    )


def group(text):
    """`a , b or c`: names, commas and words; a comma before a word belongs to it."""
    made, comma = Group(), False
    for word in text.split():
        if word == ",":
            comma = True
            made.joints.append(Joint("comma", True))
        elif word in ("and", "or"):
            if comma:
                made.joints.pop()
            made.joints.append(Joint(word, comma))
        else:
            each = leaf(word[3:], 0) if word.startswith("no-") else leaf(word)
            made.parts.append(Part(each.expression, each))
            comma = False
    return made


@pytest.mark.parametrize(
    ("text", "includes", "excludes"),
    [
        ("a or b", "a or b", "a or b"),
        ("a and b", "a and b", "a or b"),
        ("a , b , and c", "a and b and c", "a or b or c"),
        ("a , b", "a and b", "a or b"),
        ("a and b or c", "(a and b) or c", "a or b or c"),
        ("a or b , and c", "(a or b) and c", "a or b or c"),
        ("a , and b or c", "a and (b or c)", "a or b or c"),
        ("no-a or no-b", "a absent and b absent", "a absent and b absent"),
        ("woman and man", "woman or man", "woman or man"),
    ],
)
def test_lists(text, includes, excludes):
    assert write_expression(Composer(False).of(group(text))) == includes
    assert write_expression(Composer(True).of(group(text))) == excludes


def test_absences_of_two_words_stay_alternatives():
    made = Group([Part(x.expression, x) for x in (leaf("a", 0), leaf("b", 5))], [Joint("or")])
    assert write_expression(Composer(False).of(made)) == "a absent or b absent"


def test_what_narrows_something_denied_is_denied_with_it():
    denied = leaf("a", 0)
    quoted = Statement(
        "s1",
        "condition",
        Concept("a", "a", quote=Quote(5, 6, "a")),
        assertion=denied.statement.assertion,
    )
    part = Part(Requirement(quoted), Leaf(5, 6, Requirement(quoted)))
    part.tails.append(("and", group("b")))
    assert write_expression(Composer(False).of_part(part)) == "a absent or not b"


def test_exceptions():
    a, b = leaf("a").expression, leaf("b").expression
    assert beyond(a, b) == All((a, Not(b)))
    no_a = leaf("a", 0).expression
    assert beyond(no_a, b) == AnyOf((no_a, b))


def test_counts():
    a, b, c = (leaf(name).expression for name in "abc")
    assert counted(2, All((a, b, c))) == AtLeast(2, (a, b, c))
    assert counted(1, All((a, b))) == AnyOf((a, b))
    assert counted(2, a) == a
