"""Our ConText and headings beside the stock components: each difference has a known cause.

The command `python -m parity` compares them on any file of notes; here they are notes of our own.
"""

from __future__ import annotations

import pytest
from parity import context, sections

NOTES = (
    "PMH: asthma, stroke in 2019.\nMEDICATIONS:\naspirin\nNo evidence of pneumonia or cough.",
    "He denies fever but has cough. Possible asthma; history of stroke. Stroke was ruled out.",
    "No  fever, no cough.,FAMILY HISTORY: , Negative for stroke.,PLAN: , Return if fever.",
    "Discussed the risks of stroke and pneumonia. He cannot walk because of asthma.",
    "Gram negative sepsis and cough. Triple negative breast cancer, no fever.",
    "Her medications and her plan were reviewed. Mother had breast cancer, no stroke.",
)


@pytest.fixture(scope="module")
def by_cues(vocabulary):
    return context.comparer(vocabulary)


@pytest.fixture(scope="module")
def by_headings(vocabulary):
    return sections.comparer(vocabulary)


@pytest.mark.parametrize("text", NOTES)
def test_every_target_agrees_or_a_cause_is_known(by_cues, text):
    compared = by_cues(text)
    assert compared
    for each in compared:
        assert (each.cause is None) == (each.stock == each.ours)
        assert each.cause is None or each.cause in context.CAUSES
        assert each.cause != "unexplained", each


def test_the_faults_of_the_stock_context_that_are_known(by_cues):
    found = {each.cause for text in NOTES for each in by_cues(text)}
    assert {"glued", "dead", None} <= found


@pytest.mark.parametrize("text", NOTES)
def test_every_heading_agrees_or_a_cause_is_known(by_headings, text):
    for each in by_headings(text):
        assert each.cause != "unexplained", each


def test_the_faults_of_the_stock_headings_that_are_known(by_headings):
    found = [(each.cause, each.section) for text in NOTES for each in by_headings(text)]
    assert (None, "medications") in found
    assert ("in_prose", "plan") in found
    assert ("cut_short", "family_history") in found or ("run_on", "family_history") in found
