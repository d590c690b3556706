"""Are values of JSON files given one at a time, and faults by row?"""

import io
import json

import pytest

from pipelines.intake.jsons import json_lines, json_values
from pipelines.intake.texts import NotText


def stream(raw):
    return io.BufferedReader(io.BytesIO(raw.encode()))


def test_lines():
    found = list(json_lines(stream('{"a": 1}\n\n{"b\n3\n')))
    assert [number for number, _ in found] == [1, 3, 4]
    assert isinstance(found[1][1], NotText)


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("5", [5]),
        ("[]", []),
        (" [1, [2], {}]", [1, [2], {}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
    ],
)
def test_values(raw, values):
    assert [value for _, value in json_values(stream(raw))] == values


def test_elements_longer_than_a_piece():
    rows = ["é" * 1_500_000, "x", {"y": ["z" * 10] * 100_000}]
    raw = json.dumps(rows, ensure_ascii=False)
    assert [value for _, value in json_values(stream(raw))] == rows


@pytest.mark.parametrize("raw", ["{", "[1, 2", "[1 2]x", "[" * 20_000])
def test_malformed(raw):
    with pytest.raises(NotText, match="malformed JSON"):
        list(json_values(stream(raw)))
