"""What stands around a token, summed up from numbers as it would be from strings."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest

from nlp.recognizers.laid import Laid
from nlp.recognizers.surroundings import Surroundings
from nlp.recognizers.traits import (
    Evidence,
    about_strings,
    pair_strings,
    place_strings,
    split_tokens,
)
from nlp.recognizers.weights import Model

TAUGHT = "no prior stroke (or (mild) chorea = any ] tremor) must be known, age of consent [x"
LABELS = ("B-condition", "O")


def evidence(text):
    start = text.find("stroke")
    if start < 0:
        return Evidence()
    return Evidence(terms=[(start, start + 6, "condition", "stroke")], cues=[(0, 2, "absent")])


def around(tokens):
    """The traits of each token that are no traits of one word or mark."""
    about = about_strings(tokens)
    rows = zip(*pair_strings(tokens), place_strings(tokens), strict=True)
    return [[*pairs, *places, *about] for *pairs, places in rows]


@pytest.fixture(scope="module")
def model():
    """A weight of its own for each trait of one text."""
    traits = around(split_tokens(TAUGHT, evidence(TAUGHT)))
    rows = {trait: row for row, trait in enumerate(dict.fromkeys(chain.from_iterable(traits)))}
    weights = np.zeros((len(rows) + 1, len(LABELS)), dtype=np.float32)
    weights[:-1, 0] = np.arange(1, len(rows) + 1)
    weights[:-1, 1] = np.arange(len(rows)) ** 2 / 64
    return Model(LABELS, rows, weights, np.zeros((2, 2), dtype=np.float32), {})


def heard(model, *texts):
    """The scores of the last of some texts, whose words are numbered as they come."""
    surroundings, words, marks = Surroundings(model), {}, {}
    for text in texts:
        tokens = split_tokens(text, evidence(text))
        for form in tokens.words:
            if form not in words:
                words[form] = len(words) + 5
                surroundings.know_word(words[form], form)
        for mark in tokens.marks:
            if mark not in marks:
                marks[mark] = len(marks) + 1
                surroundings.know_mark(marks[mark], mark)
        numbers = np.array([words[form] for form in tokens.words])
        marked = np.array([marks[mark] for mark in tokens.marks])
        scores = surroundings.scores(numbers, marked, Laid.of([len(tokens)]))
    return tokens, scores


@pytest.mark.parametrize(
    "text",
    [
        TAUGHT,
        "no prior stroke",
        "known",
        "of consent",
        "stroke ) ] ) ( [ ( [ x",
        "Mild Chorea = any, of a kind never met, and of this text much more than was taught " * 3,
    ],
)
def test_it_says_what_the_traits_say(model, text):
    tokens, scores = heard(model, text)
    expected = [
        sum(model.weights[model.rows.get(trait, model.unknown)] for trait in own)
        for own in around(tokens)
    ]
    assert np.allclose(scores, expected, rtol=1e-4)


def test_pairs_that_share_a_slot_are_told_apart(model, monkeypatch):
    alone = heard(model, TAUGHT)
    monkeypatch.setattr("nlp.recognizers.surroundings._SLOTS", 4)
    assert np.array_equal(alone[1], heard(model, TAUGHT)[1])


def test_what_was_read_before_changes_nothing(model):
    alone, behind = heard(model, "prior stroke (mild"), heard(model, TAUGHT, "prior stroke (mild")
    assert np.array_equal(alone[1], behind[1])


def test_a_number_may_stand_for_another_word_later(model):
    surroundings = Surroundings(model)
    for form in ("chorea", "prior"):
        surroundings.know_word(7, form)
    fresh = Surroundings(model)
    fresh.know_word(7, "prior")
    pair = np.array([7, 7]), np.array([0, 0]), Laid.of([2])
    assert np.array_equal(surroundings.scores(*pair), fresh.scores(*pair))


def test_a_model_of_no_traits_says_nothing():
    empty = Model(LABELS, {}, np.zeros((1, 2), dtype=np.float32), np.zeros((2, 2)), {})
    assert not heard(empty, "no prior stroke")[1].any()
