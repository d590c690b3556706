"""The tagger with a model of a few weights written by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nlp.recognizers.tagger import Tagger, load_tagger
from nlp.recognizers.traits import Evidence, all_strings, split_tokens
from nlp.recognizers.weights import Model, load_model, save_model

LABELS = ("B-condition", "I-condition", "O")
WEIGHTS = {
    "w0=chorea": (2, 0, 0),
    "w0=minor": (0, 2, 0),
    "s30=oma": (2, 0, 0),
    "c00=7": (2, 0, 0),
    "term0=S-condition": (3, 0, 0),
    "term-1=S-drug": (-4, 0, 0),
    "w0w1=no chorea": (0, 0, 3),
    "about=consent": (0, 0, 1),
    "any": (0, 0, 1.5),
}


@pytest.fixture
def model():
    weights = np.zeros((len(WEIGHTS) + 1, len(LABELS)), dtype=np.float32)
    weights[: len(WEIGHTS)] = list(WEIGHTS.values())
    transitions = np.zeros((3, 3), dtype=np.float32)
    transitions[2, 1] = -9  # I does not follow O
    rows = {trait: row for row, trait in enumerate(WEIGHTS)}
    return Model(LABELS, rows, weights, transitions, {"ague": (7, 7, 7)})


def tagged(model, text, evidence=None):
    found = Tagger(model).tag(text, evidence or Evidence())
    return [(text[each.start : each.end], each.value.kind) for each in found]


def test_a_word_is_known_by_its_letters(model):
    assert tagged(model, "a history of chorea") == [("chorea", "condition")]
    assert tagged(model, "any glioma, any word") == [("glioma", "condition")]


def test_a_word_is_known_by_its_class(model):
    assert tagged(model, "an Ague of late") == [("Ague", "condition")]


def test_neighbours_are_labelled_together(model):
    assert tagged(model, "chorea minor") == [("chorea minor", "condition")]
    assert tagged(model, "a minor matter") == []


def test_what_rows_found_speaks_with(model):
    evidence = Evidence(terms=[(2, 5, "condition", "pox")])
    assert tagged(model, "a pox", evidence) == [("pox", "condition")]
    behind = Evidence(terms=[(0, 4, "drug", "gold"), (5, 8, "condition", "pox")])
    assert tagged(model, "gold pox", behind) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "—", "no", "🜚🜛", "((((", "a" * 5000])
def test_odd_text_names_nothing(model, text):
    assert tagged(model, text) == []


def test_scores_are_the_sums_of_all_traits(model):
    text = "no chorea minor (glioma), consent, ague"
    tokens = split_tokens(text, Evidence(terms=[(17, 23, "condition", "glioma")]))
    expected = [
        sum((np.array(WEIGHTS.get(trait, (0, 0, 0))) for trait in traits), np.zeros(3))
        for traits in all_strings(tokens, model.classes)
    ]
    tagger = Tagger(model)
    assert np.allclose(tagger.scores(tokens), expected)
    assert np.allclose(tagger.scores(tokens), expected)  # the second time from what was kept


def test_passages_read_together_are_read_as_each_alone(model, monkeypatch):
    monkeypatch.setattr("nlp.recognizers.tagger._AT_ONCE", 9)
    texts = [
        "no chorea minor",
        "",
        "chorea",
        "a glioma (or) a pox, consent",
        " ",
        "minor ) glioma [minor]",
        "pox",
    ]
    evidence = Evidence(terms=[(0, 3, "condition", "pox")])
    asked = [(text, evidence if text.startswith("pox") else Evidence()) for text in texts]
    tagger = Tagger(model)
    assert tagger.tag_all(asked) == [Tagger(model).tag(*each) for each in asked]
    assert tagger.tag_all([]) == []


class Certain:
    """A net that takes every token for a name."""

    def __init__(self):
        self.words = {}

    def know_word(self, number, word):
        self.words[number] = word

    def know_mark(self, number, mark):
        pass

    def scores(self, words, marks, laid):
        assert all(number in self.words for number in words)
        return np.tile(np.float32([9, 0, 0]), (len(words), 1))


def test_a_net_is_heard_beside_the_field(model, monkeypatch):
    net = Certain()
    monkeypatch.setattr("nlp.recognizers.tagger.Opinion", lambda *given: net)
    heard = replace(model, net=object())
    assert tagged(heard, "any word") == [("any", "condition"), ("word", "condition")]
    assert list(net.words.values()) == ["any", "word"]


def test_a_model_is_kept_as_plain_arrays(model, tmp_path):
    save_model(model, tmp_path / "m.npz")
    again = load_model(tmp_path / "m.npz")
    assert (again.labels, again.rows, again.classes) == (model.labels, model.rows, model.classes)
    assert np.array_equal(again.weights, model.weights)
    assert np.array_equal(again.transitions, model.transitions)
    assert tagged(again, "chorea minor") == [("chorea minor", "condition")]


def test_a_file_with_code_in_it_is_refused(tmp_path):
    np.savez(tmp_path / "bad.npz", labels=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ValueError, match="pickle"):
        load_tagger(tmp_path / "bad.npz")
