"""UIMA's XMI: read through its extra where that is installed, a clear word where it is not."""

from __future__ import annotations

import sys

import pytest

from nlp.errors import InputError
from pipelines.evaluation.readers.xmi import page_of_xmi


def test_without_the_extra_a_word_on_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(InputError, match=r"inclex\[annotate\]"):
        page_of_xmi("d", b"<xmi/>", None, "d.xmi", lambda trouble: None)


def written(text, *marks):
    cassis = pytest.importorskip("cassis")
    system = cassis.TypeSystem()
    entity = system.create_type("webanno.custom.NamedEntity", "uima.tcas.Annotation")
    system.create_feature(entity, "value", "uima.cas.String")
    cas = cassis.Cas(system)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    for start, end, label in marks:
        cas.add(entity(begin=start, end=end, value=label))
    return cas.to_xmi().encode(), system.to_xml().encode()


def test_annotations_with_a_value_are_marks():
    raw, types = written("No stroke", (3, 9, "Condition"), (0, 2, "Negation"))
    troubles = []
    page = page_of_xmi("d", raw, types, "d.xmi", troubles.append)
    assert not troubles and page.text == "No stroke"
    assert [(m.label, m.span) for m in page.marks] == [("Negation", (0, 2)), ("Condition", (3, 9))]


def test_offsets_past_the_end_are_told():
    raw, types = written("No stroke", (3, 90, "Condition"), (0, 2, "Negation"))
    troubles = []
    page = page_of_xmi("d", raw, types, "d.xmi", troubles.append)
    assert [mark.label for mark in page.marks] == ["Negation"]
    assert "3-90 is no stretch of a text of 9 characters" in str(troubles[0])


def test_a_damaged_file():
    pytest.importorskip("cassis")
    troubles = []
    assert page_of_xmi("d", b"<xmi", None, "d.xmi", troubles.append) is None
    assert "no XMI, or a damaged one" in str(troubles[0])
