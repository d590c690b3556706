"""What is denied, and by one word or several."""

from __future__ import annotations

import pytest

from nlp.model import All, AnyOf, Expression, Not, Requirement
from nlp.model.quote import Passage
from nlp.statements import build_reader, read_statements
from pipelines.listings.denial import denied, negated, refuted, shared_denial


def leaves(text: str) -> list[Expression]:
    return [Requirement(each) for each in read_statements(Passage(text), build_reader()).statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("no asthma or gout", True),
        ("no asthma and no gout", False),
        ("asthma or gout", False),
    ],
)
def test_one_word_denies_all(text, wanted):
    assert shared_denial(leaves(text)) is wanted


def test_a_group_is_denied_if_all_of_it_is():
    none = leaves("no asthma or gout")
    assert denied(AnyOf(tuple(none)))
    assert not denied(All((none[0], *leaves("stroke"))))
    assert not denied(All(()))


def test_what_is_negated_twice_holds():
    (asthma,) = leaves("asthma")
    assert negated(asthma) == Not(asthma)
    assert negated(Not(asthma)) == asthma


def test_what_narrows_a_denial_is_refuted_part_by_part():
    asthma, gout = leaves("asthma and gout")
    assert refuted(All((asthma, gout)), set()) == AnyOf((Not(asthma), Not(gout)))
