"""Criteria against facts, from the tables of judged cases."""

from __future__ import annotations

import pytest
from patients import asked, judge, judged

from cases import read_cases
from nlp.vocabulary import load_vocabulary

SILENCE = load_vocabulary().silences


TABLES = ("pipelines/matching/judged.cases", "pipelines/matching/clinic.cases")
CASES = [case for table in TABLES for case in read_cases(table)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_judged(case):
    finding = judged(case.text, case.section)
    assert f"{finding.verdict.value} {finding.basis}" == case.expected


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param(line, wanted, id=f"{row.id}: {line}")
        for row in SILENCE
        for line, wanted in row.examples
    ],
)
def test_examples_of_silence(line, wanted):
    kind, _, rest = line.partition(": ")
    assert judged(rest, kind).verdict.value == wanted


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


def test_what_rules_out_on_too_little_is_left_open_with_its_passage():
    finding = judged("asthma | 2024-06-20 asthma; 2024-06-21 asthma absent", "exclusion")
    assert finding.verdict.value == "unknown"
    assert [each.role for each in finding.evidence] == ["near", "near"]
    assert judged("asthma | 2024-06-20 asthma; asthma absent", "inclusion").verdict.value == "met"


def test_nothing_is_asked_where_nothing_was_read():
    assert judge("asthma").criterion(asked('unread "as the sponsor sees fit"')).chart is False
