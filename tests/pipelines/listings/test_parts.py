"""What parts of a clause are, and how two of them compare."""

from __future__ import annotations

import pytest

from nlp.model import Requirement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.leaves import Leaf
from pipelines.listings.parts import (
    Group,
    Joint,
    Part,
    akin,
    concept_of,
    has_amount,
    is_person,
    is_tumor,
    is_vague,
    measured,
    merged,
    of_two_peoples,
    one_amount,
    peers,
    same_kind,
    takes_to,
)


def parts(text: str) -> list[Part]:
    placed = read_statements(Passage(text), build_reader()).placed
    leaves = [Leaf(each.start, each.end, Requirement(each.statement)) for each in placed]
    return [Part(leaf.expression, leaf) for leaf in leaves]


def test_joints_merge():
    assert merged(None, "or") == Joint("or", False)
    assert merged(Joint("comma", True), "or") == Joint("or", True)


def test_a_list_is_open_until_its_last_member_is_announced():
    one, other = parts("asthma, stroke")
    assert Group([one, other], [Joint("comma", True)]).open_list()
    assert Group([one, other], [Joint("and")]).closed_list()


@pytest.mark.parametrize(
    ("tell", "yes", "no"),
    [
        (has_amount, "hemoglobin > 9 g/dL", "asthma"),
        (is_tumor, "melanoma", "asthma"),
        (is_person, "women", "asthma"),
        (is_vague, "disease", "asthma"),
        (takes_to, "allergy", "asthma"),
    ],
)
def test_one_part(tell, yes, no):
    assert tell(parts(yes)[0])
    assert not tell(parts(no)[0])


@pytest.mark.parametrize(
    ("tell", "yes", "no"),
    [
        (of_two_peoples, "women and men", "women and asthma"),
        (same_kind, "asthma and stroke", "asthma and aspirin"),
        (akin, "asthma and stroke", "asthma and aspirin"),
        (peers, "asthma and stroke", "asthma and asthma"),
    ],
)
def test_two_parts(tell, yes, no):
    assert tell(*(parts(each)[0] for each in yes.split(" and ")))
    assert not tell(*(parts(each)[0] for each in no.split(" and ")))


def test_amounts():
    shared = Group(parts("AST or ALT > 3 x ULN"), [Joint("or")])
    assert one_amount(shared, 0)
    assert [measured(part) for part in shared.parts] == ["ast", "alt"]
    assert concept_of(shared.parts[0]) == "ast"
    assert not one_amount(Group(parts("AST > 2 x ULN or ALT > 3 x ULN"), [Joint("or")]), 0)
