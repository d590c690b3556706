"""A net of a few weights written by hand, worked out on paper."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.recognizers.laid import Laid
from nlp.recognizers.net import FIELDS, Layer, Net, Opinion, mark_fields, word_fields
from nlp.recognizers.traits import Evidence, Mark, split_tokens

ONE = np.ones(2, dtype=np.float32)
NONE = np.zeros(2, dtype=np.float32)


def matrix(*rows):
    return np.array(rows, dtype=np.float32)


def layer(weights, bias=(0, 0), gain=ONE, shift=NONE):
    return Layer(weights, np.array(bias, dtype=np.float32), gain, shift)


@pytest.fixture
def net():
    """Two inputs that matter: the word "gout", and the mark of a drug; a net of one inner layer."""
    tables = {field: np.zeros((1, 1), dtype=np.float32) for field in FIELDS}
    rows: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
    rows["w"], tables["w"] = {"gout": 1}, matrix([0], [1])
    rows["term"], tables["term"] = {"S-drug": 1}, matrix([0], [1])
    first = np.zeros((len(FIELDS), 2), dtype=np.float32)
    first[FIELDS.index("w")] = [1, -1]
    first[FIELDS.index("term")] = [-1, 1]
    inner = np.zeros((6, 2), dtype=np.float32)
    inner[0] = [1, -1]  # from the token before
    passage = np.zeros((6, 2), dtype=np.float32)
    passage[:2] = np.eye(2)
    return Net(rows, tables, layer(first), (layer(inner),), layer(passage), np.eye(2), NONE)


def said(net, text, evidence=None):
    """What a net says of a text, each token known by its own number."""
    tokens = split_tokens(text, evidence or Evidence())
    opinion, numbers = Opinion(net, {}), np.arange(len(tokens))
    for number, (word, mark) in enumerate(zip(tokens.words, tokens.marks, strict=True)):
        opinion.know_word(number, word)
        opinion.know_mark(number, mark)
    return opinion.scores(numbers, numbers, Laid.of([len(tokens)]))


def test_a_layer_takes_the_largest_sums_and_scales_them():
    # Sums 1, 4 and 3, 2 by pieces: the largest are 3 and 4, of mean 3.5 and deviation 0.5.
    weights = matrix([1, 4, 3, 2])
    made = Layer(weights, np.zeros(4, dtype=np.float32), 2 * ONE, ONE).of(matrix([1]))
    assert np.allclose(made, [[-1, 3]], atol=1e-4)


def test_a_token_is_judged_by_its_word_its_mark_and_its_neighbour(net):
    # The first layer gives (1, -1); nothing before it; the passage layer (1, -1) again.
    assert np.allclose(said(net, "gout"), [[1, -1]], atol=1e-3)
    drug = Evidence(terms=[(0, 4, "drug", "gold")])
    assert np.allclose(said(net, "gold", drug), [[-1, 1]], atol=1e-3)
    assert np.allclose(said(net, "gout here")[1], [1, -1], atol=1e-3)  # by the word before it
    assert np.allclose(said(net, "here gout")[0], [0, 0], atol=1e-3)


def test_passages_side_by_side_are_judged_as_each_alone(net):
    opinion = Opinion(net, {})
    opinion.know_mark(0, Mark())
    for number, word in enumerate(("gout", "here", "there")):
        opinion.know_word(number, word)
    passages = [[0], [1, 0, 2], [2, 1]]
    numbers = np.concatenate(passages)
    together = opinion.scores(numbers, 0 * numbers, Laid.of([len(each) for each in passages]))
    alone = [
        opinion.scores(np.array(each), np.zeros(len(each), dtype=int), Laid.of([len(each)]))
        for each in passages
    ]
    assert np.allclose(together, np.concatenate(alone), atol=1e-5)


def test_a_number_may_come_to_stand_for_another_word(net):
    opinion = Opinion(net, {})
    opinion.know_mark(0, Mark())
    opinion.know_word(5000, "gout")
    opinion.know_word(5000, "here")
    nothing = opinion.scores(np.array([5000]), np.array([0]), Laid.of([1]))
    opinion.know_word(5000, "gout")
    gout = opinion.scores(np.array([5000]), np.array([0]), Laid.of([1]))
    assert np.allclose(nothing, [[0, 0]], atol=1e-3)
    assert np.allclose(gout, [[1, -1]], atol=1e-3)


def test_fields_of_a_word_and_of_a_mark():
    fields = word_fields("40", {"0": (1, 2, 3)})
    assert (fields["w"], fields["v"], fields["c2"]) == ("40", "0", "3")
    assert word_fields("Gout", {})["v"] == "gout"
    mark = Mark(term="B-condition", amount="O", window="O", cue="S-absent", id="gout")
    assert mark_fields(mark) == {"term": "B-condition", "id": "B gout", "rest": "O|O|S-absent"}
