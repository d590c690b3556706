"""A net taught on a handful of invented criteria."""

from __future__ import annotations

import numpy as np
import pytest
from lessons import LESSONS as TAUGHT

from nlp.recognizers import Evidence, Mark, split_tokens
from nlp.recognizers.laid import Laid
from nlp.recognizers.net import Opinion
from pipelines.training import NONE_ALIKE, Alike
from pipelines.training.nets import Course, course_of, fit_net, lexicon, numbers

LABELS = ("B-condition", "B-drug", "O")
LESSONS = [(split_tokens(text, Evidence()), labels.split()) for text, labels in TAUGHT * 40]


@pytest.fixture(scope="module")
def known():
    return lexicon((tokens for tokens, _ in LESSONS), NONE_ALIKE)


def test_traits_met_once_are_unknown(known):
    rare = lexicon([split_tokens("gout gout podagra", Evidence())], NONE_ALIKE)
    assert rare.rows["w"] == {"gout": 1}
    assert numbers(split_tokens("podagra", Evidence()), rare)[0, 0] == 0
    assert numbers(split_tokens("Gout", Evidence()), rare)[0, 0] == 1


def test_each_word_has_its_vector():
    vectors = {"gout": np.array([1, 0], dtype=np.float32), "0": np.array([0, 1], dtype=np.float32)}
    known = lexicon([split_tokens("gout 40 40", Evidence())], Alike(vectors, {}))
    assert known.vectors.tolist() == [[0, 0], [1, 0], [0, 1]]
    assert known.rows["v"] == {"gout": 1, "0": 2}


def labelled(net, text):
    opinion = Opinion(net, {})
    opinion.know_mark(0, Mark())
    tokens = split_tokens(text, Evidence())
    numbers = np.arange(len(tokens))
    for number, word in enumerate(tokens.words):
        opinion.know_word(number, word)
    scores = opinion.scores(numbers, np.zeros_like(numbers), Laid.of([len(tokens)]))
    likely = scores.argmax(axis=1)
    return [LABELS[place] for place in likely]


def test_what_was_taught_is_known(known):
    net = fit_net([course_of(LESSONS, LABELS)], known)
    read = labelled(net, "no gout, takes aspirin daily")
    assert read == ["O", "B-condition", "O", "O", "B-drug", "O"]


def test_a_course_with_other_labels_leaves_the_first_ones_theirs(known):
    other = [(tokens, ["B-word"] * len(tokens)) for tokens, _ in LESSONS]
    courses = [course_of(LESSONS, LABELS), course_of(other, ("B-word", "O"), 1)]
    net = fit_net(courses, known)
    assert net.weights.shape[1] == len(LABELS)
    assert labelled(net, "takes codeine daily") == ["O", "B-drug", "O"]


def test_a_guess_teaches_what_it_is_sure_of(known):
    passage = split_tokens("prior aspirin", Evidence())
    sure = np.array([[0, 0, 1], [1, 0, 0]], dtype=np.float32)
    guess = Course([passage] * 120, [sure] * 120, at_once=60)
    net = fit_net([course_of(LESSONS[:6], LABELS), guess], known)
    assert labelled(net, "prior aspirin") == ["O", "B-condition"]


def test_the_same_lessons_make_the_same_net(known):
    one, other = (fit_net([course_of(LESSONS[:60], LABELS)], known) for _ in range(2))
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.first.weights, other.first.weights)
