"""spaCy's DocBin: entities, span groups, and a file that is none."""

from __future__ import annotations

import spacy
from spacy.tokens import DocBin, Span

from pipelines.evaluation.readers.docbin import pages_of_docbin


def raw(*docs, store=True):
    return DocBin(docs=docs, store_user_data=store).to_bytes()


def test_entities_and_span_groups():
    language = spacy.blank("en")
    one, other = language("No stroke or gout"), language("Aspirin since May")
    one.ents = [Span(one, 1, 2, "Condition")]
    one.user_data["doc"] = "D1"
    other.spans["sc"] = [Span(other, 0, 1, "Drug")]
    troubles = []
    first, second = pages_of_docbin(raw(one, other), "g.spacy", troubles.append)
    assert not troubles
    assert (first.doc, first.text) == ("D1", "No stroke or gout")
    assert [(mark.label, mark.span) for mark in first.marks] == [("Condition", (3, 9))]
    assert (second.doc, second.place) == ("g.spacy#2", ("g.spacy", 2))
    assert [(mark.label, mark.span) for mark in second.marks] == [("Drug", (0, 7))]


def test_a_file_that_is_none():
    troubles = []
    assert list(pages_of_docbin(b"no such thing", "g.spacy", troubles.append)) == []
    assert str(troubles[0]).startswith("g.spacy: no DocBin, or a damaged one")
