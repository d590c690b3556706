"""A model on file, with and without a net."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.recognizers.net import FIELDS, Layer, Net
from nlp.recognizers.weights import Model, load_model, save_model


def numbered(*shape):
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape) / 8


def made(net):
    return Model(("B-drug", "O"), {"any": 0}, numbered(2, 2) * [[1], [0]], numbered(2, 2), {}, net)


@pytest.fixture
def net():
    layers = [
        Layer(numbered(count, 4), numbered(4), numbered(2), numbered(2)) for count in (9, 6, 6)
    ]
    rows = {field: {f"{field}\u00b5": 1} for field in FIELDS}
    tables = {field: numbered(2, 1) for field in FIELDS}
    return Net(rows, tables, layers[0], (layers[1],), layers[2], numbered(2, 2), numbered(2))


def test_a_model_without_a_net(tmp_path):
    save_model(made(None), tmp_path / "m.npz")
    assert load_model(tmp_path / "m.npz").net is None


def test_a_net_comes_back_as_it_was(net, tmp_path):
    save_model(made(net), tmp_path / "m.npz")
    again = load_model(tmp_path / "m.npz").net
    assert again.rows == net.rows
    assert len(again.inner) == 1
    for field in FIELDS:
        assert np.array_equal(again.tables[field], net.tables[field])
    for one, other in zip(
        (again.first, *again.inner, again.passage),
        (net.first, *net.inner, net.passage),
        strict=True,
    ):
        assert np.array_equal(one.weights, other.weights)
        assert np.array_equal(one.gain, other.gain)
    assert np.array_equal(again.weights, net.weights)
    assert np.array_equal(again.bias, net.bias)


def test_nothing_in_the_file_runs(tmp_path):
    np.savez(tmp_path / "bad.npz", labels=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ValueError, match="pickle"):
        load_model(tmp_path / "bad.npz")
