"""Are many documents read in order, by one process or more, none lost to another's fault?"""

from __future__ import annotations

import pytest

from nlp.model import Listing, Note, PartialDate
from pipelines import engine
from pipelines.engine import read_facts, read_trials

LISTINGS = [Listing(f"T{n}", "Inclusion Criteria:\n- asthma\n") for n in range(150)]
NOTES = [
    Note("p", f"n{n}", "Asthma. Hgb 9.1 g/dL.", PartialDate(2026, 3, 1), place=("notes.csv", n))
    for n in range(3)
]


@pytest.mark.parametrize("workers", [1, 2])
def test_records_come_in_the_order_of_the_documents(workers):
    found = [record["trial_id"] for record in read_trials(LISTINGS, workers=workers)]
    assert found == [listing.trial_id for listing in LISTINGS]


def test_workers_read_what_one_process_reads():
    assert list(read_facts(NOTES, workers=2)) == list(read_facts(NOTES))


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def watched():
        for listing in LISTINGS:
            taken.append(listing)
            yield listing

    next(read_trials(watched()))
    assert len(taken) == engine.CHUNK


def test_no_documents():
    assert list(read_trials([])) == []
    assert list(read_facts([], workers=2)) == []


def test_doubts_go_with_their_document():
    told = []
    undated = Note("p", "n9", "Asthma.", place=("notes.csv", 9))
    list(read_facts([*NOTES, undated], on_problem=lambda *each: told.append(each)))
    assert [(note.place, problem.code) for note, problem in told] == [(("notes.csv", 9), "no_date")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_fails_is_told_without_its_text_and_the_rest_read(workers):
    told = []
    bad = Note("p", "bad", None, PartialDate(2026, 3, 1))
    notes = [NOTES[0], bad, NOTES[1]]
    found = list(
        read_facts(
            notes, workers=workers, on_problem=lambda note, fault: told.append((note, fault))
        )
    )
    assert {record["note_id"] for record in found} == {"n0", "n1"}
    ((note, fault),) = told
    assert note == bad
    assert fault.code == engine.NOT_READ
    assert fault.message.startswith("could not be read: ")
