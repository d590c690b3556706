"""Does the next leaf go where its lead and its kind say?"""

import pytest

from nlp.model import Requirement, Statement
from nlp.model.statement import Concept
from pipelines.listings.clauses import Clause
from pipelines.listings.leaves import Lead, Leaf
from pipelines.listings.parts import Group, Joint, Part

BARE = Lead()
AFTER = Lead(("after",), ("after",), False, False, True)
TO = Lead(("to",), ("place",), False, False, True)
HISTORY = Lead(("history", "of"), ("noun", "place"), False, False, True)
REQUIRING = Lead(("requiring",), ("doing",), False, False, True)


def part(name, lead=BARE, kind="condition"):
    leaf = Leaf(0, 0, Requirement(Statement("s1", kind, Concept(name, name))))
    return Part(leaf.expression, leaf, lead)


def shown(group):
    return " ".join(
        (
            "[" + shown(each.head) + "]"
            if isinstance(each.head, Group)
            else each.leaf.statement.kind[0]
        )
        + "".join(f"({shown(tail)})" for _, tail in each.tails)
        for each in group.parts
    )


def read(*steps):
    clause = Clause()
    for each, joint in steps:
        clause.add(each, joint)
    return shown(clause.root)


OR, COMMA = Joint("or"), Joint("comma", True)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # a or b after p: after the one or the other
        ([(part("a"), None), (part("b"), OR), (part("p", AFTER, "procedure"), None)], "[c c](p)"),
        # allergy to d or e
        (
            [(part("a"), None), (part("d", TO, "drug"), None), (part("e", BARE, "drug"), OR)],
            "c(d d)",
        ),
        # allergy to d or b: b is no drug
        ([(part("a"), None), (part("d", TO, "drug"), None), (part("b"), OR)], "c(d) c"),
        # a after p or history of q
        (
            [
                (part("a"), None),
                (part("p", AFTER, "procedure"), None),
                (part("q", HISTORY, "procedure"), OR),
            ],
            "c(p) p",
        ),
        # a, b, requiring p
        (
            [(part("a"), None), (part("b"), COMMA), (part("p", REQUIRING, "procedure"), COMMA)],
            "c c(p)",
        ),
        # a, b after c, or d
        (
            [
                (part("a"), None),
                (part("b"), COMMA),
                (part("c", AFTER), None),
                (part("d"), Joint("or", True)),
            ],
            "c c(c) c",
        ),
    ],
)
def test_where_the_next_leaf_goes(steps, expected):
    assert read(*steps) == expected


def test_a_title_keeps_its_list():
    clause = Clause()
    clause.add(part("a"), None)
    clause.title(part("b", BARE, "drug"), "also")
    clause.add(part("c"), OR)
    assert shown(clause.root) == "c(d c)"
