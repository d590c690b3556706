"""Pages: where marks stand, what stretches share, which sentence shows an error."""

from __future__ import annotations

from pipelines.evaluation.pages import (
    Mark,
    Trouble,
    begins_word,
    envelope,
    line_starts,
    sentence_around,
    shared,
)


def test_touching_stretches_share_nothing():
    assert shared((0, 5), (5, 9)) == 0
    assert shared((0, 5), (4, 9)) == 1
    assert shared((4, 9), (0, 20)) == 5


def test_the_hull_of_a_mark_in_parts():
    mark = Mark("T1", "condition", ((10, 14), (2, 5)))
    assert mark.span == envelope(mark.parts) == (2, 14)


def test_the_line_of_an_error_is_its_sentence():
    text = "first line\nALT above 3 x ULN\nlast"
    start, end = sentence_around(text, [(11, 14), (21, 22)])
    assert text[start:end] == "ALT above 3 x ULN"


def test_of_a_long_line_what_stands_near():
    text = "x" * 1000 + " stroke " + "y" * 1000
    start, end = sentence_around(text, [(1001, 1007)])
    assert 1001 - 200 < start < 1001 and 1007 < end < 1007 + 200


def test_lines_begin_after_each_line_feed():
    assert line_starts("ab\n\nc") == [0, 3, 4]
    assert line_starts("") == [0]


def test_a_trouble_names_file_and_line():
    assert str(Trouble("a.ann", 3, "no mark T9")) == "a.ann, line 3: no mark T9"
    assert str(Trouble("a.ann", None, "no .txt beside it")) == "a.ann: no .txt beside it"


def test_a_prefix_turns_its_word_alone():
    text = "uncontrolled gout, no stroke"
    assert begins_word(text, (0, 2))
    assert not begins_word(text, (19, 21))
