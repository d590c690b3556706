"""Comparisons made flat, joined to the texts that are given beside them."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from pipelines.evaluation.pages import Page, Quantity
from pipelines.evaluation.readers import read_corpus
from pipelines.evaluation.readers.comparisons import quantity_of, with_comparisons

TEXT = "Age > 21 years, ferritin at least 30 ng/mL, surgery within 5 weeks, currently"
PLACE = ("c.jsonl", 4)


def row(words, value=(), norm=None, of="Observation", **more):
    start = TEXT.index(words)
    return {
        "doc": "d",
        "event": "E1",
        "span": [[start, start + len(words)]],
        "operator": [{"text": "", "norm": norm}] if norm else [],
        "value": list(value),
        "of": [{"type": of}],
    } | more


WEEK = {"temporal_unit": [{"norm": "week"}]}


@pytest.mark.parametrize(
    ("given", "kind", "op", "values", "unit", "concepts"),
    [
        (
            row("> 21 years", ["21"], "GT", "Age", temporal_unit=[{"norm": "year"}]),
            "threshold", ">", (21,), "a", ("age",),
        ),
        (
            row("at least 30 ng/mL", ["30"], "GTEQ", unit=[{"text": "ng"}], per=["mL"]),
            "threshold", ">=", (30,), "ng/mL", (),
        ),
        (row("within 5 weeks", ["5"], "LTEQ", **WEEK), "window", "<=", (5,), "wk", ()),
        (row("within 5 weeks", ["5"], None, per=["d"], **WEEK), "threshold", None, (5,), None, ()),
        (row("currently"), "threshold", None, (), None, ()),
    ],
)  # fmt: skip
def test_what_a_comparison_says(given, kind, op, values, unit, concepts):
    quantity = quantity_of(given, len(TEXT), PLACE, pytest.fail)
    assert (quantity.kind, quantity.op, quantity.unit) == (kind, op, unit)
    assert quantity.values == tuple(map(Decimal, values))
    assert (quantity.concepts, quantity.judged) == (concepts, bool(values))


def test_offsets_past_the_end_are_told():
    troubles = []
    faulty = row("currently") | {"span": [[70, 99]]}
    assert quantity_of(faulty, len(TEXT), PLACE, troubles.append) is None
    assert [str(each) for each in troubles] == [
        f"c.jsonl, line 4: comparison E1: 70-99 is no stretch of a text of {len(TEXT)} characters"
    ]


def test_a_text_with_quantities_of_its_own_keeps_them():
    known = Page("d", TEXT, quantities=(Quantity("window", (0, 3)),))
    rows = {"d": [(row("currently"), PLACE)]}
    assert with_comparisons([known], rows, pytest.fail) == [known]
    (filled,) = with_comparisons([replace(known, quantities=())], rows, pytest.fail)
    assert len(filled.quantities) == 1


def test_rows_beside_their_texts(tmp_path):
    lines = [row("currently"), row("currently"), {"doc": "d", "text": TEXT, "entities": []}]
    lines.append(row("currently") | {"doc": "x"})
    lines.append(row("currently") | {"doc": "x"})
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    troubles = []
    corpus = read_corpus([str(file)], troubles.append)
    assert [len(page.quantities) for page in corpus.plain] == [2]
    told = "comparison of x: no such text, and 1 more"
    assert [str(each) for each in troubles] == [f"{file}, line 4: {told}"]
