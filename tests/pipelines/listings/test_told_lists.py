"""Lists and limits that lie ahead, by what is read of whole criteria."""

from __future__ import annotations

import pytest

from nlp.model import All, Concept, Requirement, Statement
from nlp.model.notation import write_expression
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.logic import expression_of
from pipelines.listings.parts import Group, Joint, Part
from pipelines.listings.told_lists import is_list


def part(name="gout"):
    return Part(Requirement(Statement("s1", "condition", Concept(name, name))))


def test_a_part_with_a_joint_behind_it_is_a_list():
    assert not is_list(part())
    assert is_list(Part(All(())))
    many = part()
    many.tails.append(("also", Group([part("a"), part("b")], [Joint("or", False)])))
    assert is_list(many)


@pytest.mark.parametrize(("text", "expected"), [
    ("ferritin > 300 ng/mL in men or > 200 ng/mL in women",
     "(ferritin > 300 ng/mL and man) or (ferritin > 200 ng/mL and woman)"),
    ("gout or asthma (without dialysis)", "(gout or asthma) and dialysis absent"),
])  # fmt: skip
def test_what_is_said_of_all_of_a_list(text, expected):
    reading = read_statements(Passage(text), build_reader())
    assert write_expression(expression_of(text, reading.placed, "inclusion")) == expected
