"""A corpus from paths: every form beside every other, and what is broken told by file and line."""

from __future__ import annotations

import json
import zipfile

import spacy
from spacy.tokens import DocBin, Span

from annotated import CRITERION, NOTE, PAIR, TEXT
from pipelines.evaluation.readers import read_corpus


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def read(*paths):
    troubles = []
    return read_corpus([str(path) for path in paths], troubles.append), [str(t) for t in troubles]


def test_a_folder_of_brat(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("No stroke", encoding="utf-8")
        (tmp_path / f"{name}.ann").write_text("T1\tCondition 3 9\tstroke\n", encoding="utf-8")
    corpus, troubles = read(tmp_path)
    assert not troubles
    assert [(page.doc, len(page.marks)) for page in corpus.plain] == [("a", 1), ("b", 1)]


def test_an_archive_of_brat(tmp_path):
    with zipfile.ZipFile(tmp_path / "gold.zip", "w") as archive:
        archive.writestr("part/a.txt", "No stroke\r\nor gout")
        archive.writestr("part/a.ann", "T1\tCondition 14 18\tgout\n")
    corpus, troubles = read(tmp_path / "gold.zip")
    assert not troubles
    assert [(page.doc, len(page.marks)) for page in corpus.plain] == [("part/a", 1)]


def test_one_without_the_other_is_told(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tCondition 3 9\tstroke\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("No stroke", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Gout", encoding="utf-8")
    (tmp_path / "c.ann").write_text("T1\tCondition 0 4\tGout\n", encoding="utf-8")
    corpus, troubles = read(tmp_path)
    assert [page.doc for page in corpus.plain] == ["c"]
    assert troubles == [
        f"{tmp_path / 'a.ann'}: no .txt beside it",
        f"{tmp_path / 'b.txt'}: no .ann beside it",
    ]


def test_rows_go_where_they_belong(tmp_path):
    listing = {"trial_id": "L1", "text": TEXT, "criteria": [CRITERION]}
    plain = {"doc": "d", "text": "No stroke", "entities": []}
    form = {"id": "X", "text": "gout", "tagged": 'cond("gout")', "logical_form": 'cond("gout")'}
    (tmp_path / "all.jsonl").write_text(lines(listing, NOTE, PAIR, plain, form), encoding="utf-8")
    (tmp_path / "splits.csv").write_text("id,split\nL1,dev\nP1,test\n", encoding="utf-8")
    corpus, troubles = read(tmp_path)
    assert not troubles
    kinds = (corpus.listings, corpus.notes, corpus.pairs, corpus.plain, corpus.forms)
    assert [len(kind) for kind in kinds] == [1] * 5
    dev, test = corpus.part("dev"), corpus.part("test")
    assert (len(dev.listings), len(dev.notes), len(dev.pairs)) == (1, 0, 0)
    assert (len(test.listings), len(test.notes), len(test.pairs)) == (0, 1, 1)
    assert [page.doc for page in test.beside] == ["L1"] and not dev.beside
    assert corpus.part("all") is corpus


def test_faulty_rows_are_told_and_the_others_kept(tmp_path):
    (tmp_path / "g.jsonl").write_text(
        lines(
            {"doc": "a", "text": "Gout", "entities": []},
            "{not json",
            "[1, 2]",
            {"doc": "b", "entities": []},
            {"doc": "c", "text": "Flu", "entities": 7},
            {"trial_id": "L1", "criteria": []},
            {"doc": "a", "text": "Gout", "entities": []},
        ),
        encoding="utf-8",
    )
    corpus, troubles = read(tmp_path / "g.jsonl")
    assert [page.doc for page in corpus.plain] == ["a", "c"]
    file = tmp_path / "g.jsonl"
    assert troubles == [
        f"{file}, line 2: malformed JSON",
        f"{file}, line 3: no JSON object",
        f"{file}, line 4: no `text`",
        f"{file}, line 6: no field 'text'",
        f"{file}, line 7: document a comes twice",
    ]


def test_docbin_files(tmp_path):
    doc = spacy.blank("en")("No stroke")
    doc.ents = [Span(doc, 1, 2, "Condition")]
    DocBin(docs=[doc]).to_disk(tmp_path / "gold.spacy")
    corpus, troubles = read(tmp_path / "gold.spacy")
    assert not troubles and len(corpus.plain[0].marks) == 1


def test_a_path_that_is_not_there():
    corpus, troubles = read("nowhere.jsonl")
    assert troubles == ["nowhere.jsonl: no such file or folder"]
    assert not corpus.plain


def test_binary_data_and_bytes_that_are_no_text(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "b.txt").write_bytes(b"Gout \xff\xfe\xfa")
    (tmp_path / "b.ann").write_text("T1\tCondition 0 4\tGout\n", encoding="utf-8")
    _, troubles = read(tmp_path)
    assert troubles == [
        f"{tmp_path / 'a.jsonl'}: binary data, not text",
        f"{tmp_path / 'b.ann'}: not UTF-8, or its .txt is not",
    ]
