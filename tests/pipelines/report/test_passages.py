"""Texts in pieces, the decisive words marked."""

from __future__ import annotations

from pipelines.report.passages import marked


def test_marked_pieces_make_up_the_text():
    text = "no history of stroke"
    pieces = marked(text, [(0, 2), (14, 20)])
    assert "".join(words for words, _ in pieces) == text
    assert [words for words, shown in pieces if shown] == ["no", "stroke"]
