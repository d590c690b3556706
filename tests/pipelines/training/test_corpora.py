"""Annotated corpora as JSONL and as brat folders."""

from __future__ import annotations

import gzip
import json

import pytest

from nlp.errors import InputError
from pipelines.training import Marked, read_corpora, read_listings, read_texts

ROW = {
    "doc": "T1_inc",
    "nct_id": "T1",
    "text": "skin or bone cancer, consent",
    "entities": [
        {"type": "Condition", "spans": [[13, 19], [0, 4]]},
        {"type": "Condition", "spans": [[8, 19]]},
        {"type": "Condition", "spans": [[8, 19]]},
        {"type": "Observation", "spans": [[21, 28]], "non_query": True},
    ],
}


def test_rows(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress((json.dumps(ROW) + "\n").encode()))
    (document,) = read_corpora([file])
    assert (document.name, document.group, document.text) == ("T1_inc", "T1", ROW["text"])
    assert document.marked == (
        Marked("condition", ((0, 4), (13, 19))),
        Marked("condition", ((8, 19),)),
        Marked("skip", ((21, 28),)),
    )
    assert list(read_texts([file])) == [ROW["text"]]


def test_brat(tmp_path):
    (tmp_path / "T2_exc.txt").write_text("skin or bone cancer", encoding="utf-8")
    (tmp_path / "T2_exc.ann").write_text(
        "T1\tCondition 0 4;13 19\tskin cancer\nR1\tOR Arg1:T1 Arg2:T2\nT2\tCondition 8 19\tbone\n",
        encoding="utf-8",
    )
    (document,) = read_corpora([tmp_path])
    assert (document.name, document.group) == ("T2_exc", "T2")
    assert [mark.parts for mark in document.marked] == [((0, 4), (13, 19)), ((8, 19),)]


@pytest.mark.parametrize(
    "line", ['{"text": "a"}', '{"doc": "d", "text": "a", "entities": [{"type": "X", "spans": []}]}']
)
def test_a_row_without_annotation_is_named(tmp_path, line):
    file = tmp_path / "a.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"row 2"):
        read_corpora([file])


def test_a_file_that_is_no_jsonl_is_named(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("skin", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl"):
        read_corpora([file])


def test_listings_are_the_texts_of_trials(tmp_path):
    file = tmp_path / "a.jsonl"
    rows = [{"trial_id": f"T{n}", "text": f"text {n}"} for n in range(6)]
    rows += [{"note_id": "N1", "text": "a note"}, {"trial_id": "T9"}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    every = read_listings([file], {"T3"}, 20)
    assert sorted(every) == ["", "text 0", "text 1", "text 2", "text 4", "text 5"]
    some = read_listings([file], set(), 3)
    assert len(some) == 3
    assert read_listings([file], set(), 3) == some
