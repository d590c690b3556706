"""Is everything as fast as budgets.toml demands, and does no regex run away?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nlp.model import Listing
from nlp.recognizers import build_language
from nlp.vocabulary import load_vocabulary
from speed.clock import turns
from speed.numbers import hostile, measure_finder, read_numbers
from speed.texts import listings, notes, runs
from speed.work import build_reader, judge, read_listing, read_note

TESTS = Path(__file__).parents[1]
BUDGETS = tomllib.loads((TESTS / "speed" / "budgets.toml").read_text(encoding="utf-8"))
COPIES = 10


@pytest.fixture(scope="module")
def reader():
    return build_reader()


@pytest.mark.parametrize("name", list(BUDGETS["loading"]))
def test_loading_is_done_in_time(name, vocabulary):
    loads = {
        "vocabulary": load_vocabulary.__wrapped__,
        "language": lambda: build_language(vocabulary),
    }
    assert turns(loads[name], repeats=2) <= BUDGETS["loading"][name]


def test_a_criterion_is_read_in_time(reader):
    some = listings(COPIES)
    trials = [read_listing(listing, reader) for listing in some]
    criteria = sum(len(trial.criteria) for trial in trials)
    taken = turns(lambda: [read_listing(listing, reader) for listing in some])
    assert taken / criteria <= BUDGETS["reading"]["criterion"]


def test_a_note_is_read_in_time(reader):
    some = notes(COPIES)
    words = sum(len(note.text.split()) for note in some)
    taken = turns(lambda: [read_note(note, reader) for note in some])
    assert taken / words * 1000 <= BUDGETS["reading"]["note_words"]


def test_numbers_alone_are_read_in_time(vocabulary):
    some = listings(COPIES)
    measure_finder()
    criteria, found = read_numbers(some, vocabulary)
    assert found > criteria
    taken = turns(lambda: read_numbers(some, vocabulary))
    assert taken / criteria <= BUDGETS["reading"]["numbers"]


@pytest.mark.parametrize("name", list(hostile(40)))
def test_a_megabyte_of_one_thing_is_read_in_time(name, vocabulary):
    text = hostile(1_000_000)[name]
    read_numbers([Listing("T", text[:1000])], vocabulary)
    taken = turns(lambda: read_numbers([Listing("T", text)], vocabulary), repeats=2)
    assert taken <= BUDGETS["runs"]["megabyte"]


@pytest.mark.parametrize(
    "part", ["ANC >= 1.5, ", "7 weeks ", "(7 mg;", "within 4 weeks of ", "1 or "]
)
def test_numbers_take_time_in_proportion(part, vocabulary):
    def taken(size: int) -> float:
        text = part * (size // len(part))
        return turns(lambda: read_numbers([Listing("T", text)], vocabulary))

    taken(2_000)
    assert taken(80_000) <= 8 * taken(20_000)


def test_a_verdict_is_given_in_time(reader):
    trials = [read_listing(listing, reader) for listing in listings(COPIES)]
    facts = [fact for note in notes(COPIES) for fact in read_note(note, reader)]
    verdicts = len(judge(trials, facts))
    assert verdicts == COPIES * sum(len(trial.criteria) for trial in trials)
    assert turns(lambda: judge(trials, facts)) / verdicts <= BUDGETS["judging"]["verdict"]


def test_no_regex_runs_away():
    budget = BUDGETS["regex"]["run"]
    anchored = ",".join(BUDGETS["regex"]["anchored"])
    command = [sys.executable, "-m", "speed.regexes", str(BUDGETS["runs"]["characters"])]
    done = subprocess.run(
        [*command, str(budget), anchored],
        capture_output=True,
        text=True,
        check=False,
        cwd=TESTS,
        env={**os.environ, "PYTHONPATH": str(TESTS.parent)},  # this tree, not an installed one
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["tried"] > 50
    assert not found["slow"]


@pytest.mark.parametrize("name", list(runs(10)))
def test_texts_of_one_kind_of_character_are_read_in_time(name, reader):
    text = runs(BUDGETS["runs"]["characters"])[name]
    taken = turns(lambda: read_listing(Listing("T", text), reader), repeats=3)
    assert taken <= BUDGETS["runs"]["whole"]
