"""Are headings found in the middle of a line?"""

import pytest

from pipelines.listings.inline import cut_inline, marked_lines
from pipelines.listings.layout import lines_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Adults over 18 years. Exclusion Criteria: gout", 2),
        ("Inclusion Criteria: gout over years. Key Exclusion Criteria: stroke", 2),
        ("Inclusion: gout, adult; Exclusion: stroke", 2),
        ("Reason for the exclusion: stroke", 1),
        ("Caregiver Exclusion Criteria: gout", 1),
        ("meets no exclusion criteria: gout", 1),
        ("Inclusion Criteria • gout • lupus Exclusion Criteria • stroke", 4),
        ("Exclusion • stroke", 2),
        ("Speaks French. Exclusion Criteria Persons and Those with any of these", 1),
        ("Speaks French. Exclusion Criteria Volunteers must not enter with any of these", 3),
        ("exclusion criteria were met • gout", 1),
    ],
)
def test_a_line_is_cut_at_a_heading_inside(text, parts):
    lines = lines_of(text)
    cut, marks = cut_inline(text, lines, [True], lambda words: "xcluded if" in words)
    assert len(cut) == len(marks) == parts
    assert cut[0].body == 0 and cut[-1].end == len(text)


def test_a_line_is_cut_at_a_sentence_that_introduces():
    text = "People are included if they: (1) are adults. People are excluded if they: (1) smoke"
    cut, _ = cut_inline(text, lines_of(text), [True], lambda words: "excluded if" in words)
    assert [text[line.body : line.end][:19] for line in cut] == [
        "People are included",
        "People are excluded",
    ]


def test_lines_that_hold_a_key_word_are_marked():
    text = "Gout\nKey exclusions\n\nstroke"
    assert marked_lines((("exclusion", False),), text, lines_of(text)) == [False, True, False]
    parts = "Who can take part\nAll participants\nPart"
    assert marked_lines((("part", True),), parts.lower(), lines_of(parts)) == [True, False, True]
