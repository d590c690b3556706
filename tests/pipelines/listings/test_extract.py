"""Whole listings: ids, fields, children, unread words, and the real page."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal

import pytest

from cases import read_cases
from nlp.model import (
    Child,
    Listing,
    Trial,
    Unread,
    trial_from_json,
    trial_to_json,
    write_expression,
)
from nlp.model.expression import leaves
from nlp.model.records import GivenCriterion
from nlp.statements import build_reader
from pipelines.intake import read_listings
from pipelines.listings import extract_criteria

TEXT = """Inclusion Criteria:

1. At least one of the following:
   a. asthma
   b. psoriasis
2. Hemoglobin >= 9 g/dL

Exclusion Criteria:

1. Any condition that, in the opinion of the investigator, is not suitable for the study
"""


def read(text: str = TEXT, **fields):
    return extract_criteria(Listing("T", text, **fields), build_reader())


def test_ids_labels_and_parents():
    trial = read()
    shown = [(c.criterion_id, c.label, c.parent_id) for c in trial.criteria]
    assert shown == [
        ("T#I1", "1", None),
        ("T#I1.1", "a", "T#I1"),
        ("T#I1.2", "b", "T#I1"),
        ("T#I2", "2", None),
        ("T#E1", "1", None),
    ]


def test_a_parent_composes_its_children():
    parent = read().criteria[0]
    assert set(leaves(parent.expression)) == {Child("T#I1.1"), Child("T#I1.2")}
    assert parent.short.count(" or ") == 1


def test_what_is_left_to_the_investigator_is_never_fully_read():
    last = read().criteria[-1]
    assert last.readable != "full"
    assert any(isinstance(leaf, Unread) for leaf in leaves(last.expression))


FIELDS = {"fields": {"min_age": Decimal(18), "max_age": Decimal(65)}}


@pytest.mark.parametrize("case", read_cases("pipelines/listings/doubts.cases"), ids=str)
def test_doubts(case):
    problems = read(case.text, **FIELDS.get(case.section, {})).problems
    told = [f"{p.code}: {case.text[slice(*p.span)]}" if p.span else p.code for p in problems]
    assert (" | ".join(told) or "none") == case.expected


def test_statement_ids_are_unique_within_a_trial():
    ids = [s.id for c in read(min_age=Decimal(18)).criteria for s in c.statements]
    assert len(ids) == len(set(ids))


def test_a_stored_criterion_asks_examples_in_the_time_of_their_kind():
    line = "Major surgery (e.g., nephrectomy or splenectomy) within 6 weeks before screening"
    (criterion,) = read(f"Exclusion Criteria:\n- {line}\n").criteria
    assert len(criterion.statements) == 3
    assert all(each.windows for each in criterion.statements)
    stored = trial_from_json(trial_to_json(Trial("T", line, criteria=(criterion,))))
    assert write_expression(stored.criteria[0].expression) == criterion.short


def test_fields_become_criteria_without_a_span():
    trial = read(min_age=Decimal(18), max_age=Decimal(65), sex="female")
    fields = [c for c in trial.criteria if c.origin == "field"]
    assert [c.short for c in fields] == ["age [18, 65] a", "female"]
    assert all(trial_to_json(trial)["criteria"][n]["span"] is None for n in range(2))


def test_no_healthy_volunteers_is_an_exclusion():
    (field,) = (c for c in read(healthy_volunteers=False).criteria if c.origin == "field")
    assert (field.kind, field.short, field.quote) == ("exclusion", "healthy_volunteer", None)
    assert all(c.origin == "text" for c in read(healthy_volunteers=True).criteria)


def test_an_or_joins_only_those_beside_it_where_all_is_asked():
    text = (
        "Inclusion Criteria:\n* Adequate organ function:\n  * hemoglobin > 9 g/dL\n"
        "  * creatinine < 2 mg/dL or\n  * creatinine clearance > 40 mL/min\n  * ALT < 90 U/L"
    )
    assert read(text).criteria[0].short == (
        'criterion "T#I1.1" and (criterion "T#I1.2" or criterion "T#I1.3") and criterion "T#I1.4"'
    )


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("E:Cancer, except:", 'malignancy and not (criterion "T#E1.1" or criterion "T#E1.2")'),
        ("I:No cancer, except:", 'malignancy absent or criterion "T#I1.1" or criterion "T#I1.2"'),
        (
            "E:No cancer such as:",
            'malignancy absent and not (criterion "T#E1.1" or criterion "T#E1.2")',
        ),
        ("E:Cancer of:", 'malignancy and (criterion "T#E1.1" or criterion "T#E1.2")'),
    ],
)
def test_what_a_lead_in_makes_of_its_children(line, short):
    kind = {"E": "Exclusion", "I": "Inclusion"}[line[0]]
    trial = read(f"{kind} Criteria:\n* {line[2:]}\n  * melanoma\n  * leukemia")
    assert trial.criteria[0].short == short


def test_given_criteria_keep_their_ids():
    given = (GivenCriterion("x7", "exclusion", "asthma"),)
    trial = extract_criteria(Listing("T", criteria=given), build_reader())
    assert [(c.criterion_id, c.kind, c.short) for c in trial.criteria] == [
        ("x7", "exclusion", "asthma")
    ]


def test_the_real_listing_reads_right(shared):
    page = shared / "corpora" / "listings" / "psoriasis-ucmsc.txt"
    (listing,) = read_listings([page], lambda error: None)
    record = json.dumps(trial_to_json(extract_criteria(listing, build_reader())))
    check = [sys.executable, str(shared / "bench" / "check_listing.py")]
    done = subprocess.run(check, input=record, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("case", read_cases("pipelines/listings/extract.cases"), ids=str)
def test_what_a_line_asks(case):
    (criterion,) = read(f"{case.section.title()} Criteria:\n- {case.text}\n").criteria
    assert criterion.short == case.expected
