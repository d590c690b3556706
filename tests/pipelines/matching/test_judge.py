"""Criteria against facts, from the table of judged cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patients import judge, kind_of

from cases import read_cases
from nlp.model import All, AnyOf, AtLeast, Criterion, IfThen, Not, Requirement
from nlp.model.reading import read_expression
from nlp.vocabulary import load_vocabulary


def with_kinds(expression):
    match expression:
        case Requirement(statement):
            return Requirement(kind_of(statement, load_vocabulary()))
        case All(items):
            return All(tuple(map(with_kinds, items)))
        case AnyOf(items):
            return AnyOf(tuple(map(with_kinds, items)))
        case AtLeast(count, items):
            return AtLeast(count, tuple(map(with_kinds, items)))
        case Not(item):
            return Not(with_kinds(item))
        case IfThen(condition, then):
            return IfThen(with_kinds(condition), with_kinds(then))
    return expression


def judged(line: str, kind: str, policy: str = "presume"):
    asked, facts = line.split(" | ")
    criterion = Criterion("T#1", kind, None, with_kinds(read_expression(asked)))
    return judge(facts, policy).criterion(criterion, {})


@pytest.mark.parametrize("case", read_cases("pipelines/matching/judged.cases"), ids=str)
def test_judged(case):
    finding = judged(case.text, case.section)
    assert f"{finding.verdict.value} {finding.basis}" == case.expected


def test_silence_can_be_left_unknown():
    finding = judged("asthma | 2024-06-20 psoriasis", "exclusion", "unknown")
    assert (finding.verdict.value, finding.basis) == ("unknown", "none")


def test_evidence_quotes_the_fact():
    finding = judged("asthma | 2024-06-20 asthma", "inclusion")
    (evidence,) = finding.evidence
    assert (evidence.role, evidence.fact_id) == ("supports", "n#f1")


def test_an_assumed_limit_is_on_record():
    finding = judged("ast > 3 xULN | 2024-06-20 ast = 300 U/L", "exclusion")
    assert [each.code for each in finding.assumptions] == ["reference_range"]


def test_children_are_judged_through_their_parent():
    child = Criterion("T#2", "inclusion", None, with_kinds(read_expression("asthma")))
    parent = Criterion("T#1", "inclusion", None, read_expression('criterion "T#2"'))
    finding = judge("2024-06-20 asthma").criterion(parent, {"T#2": replace(child)})
    assert finding.verdict.value == "met"
