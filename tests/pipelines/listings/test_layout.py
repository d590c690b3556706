"""Are bullets, numbers and paragraphs told apart, and wraps undone?"""

import pytest

from pipelines.listings.layout import blocks_of, lines_of, width_of


def blocks(text):
    lines = lines_of(text)
    found = blocks_of(text, lines, width_of(text, lines))
    return [(block.label, " ".join(text[block.start : block.end].split())) for block in found]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("* gout", None, "gout"),
        ("•gout", None, "gout"),
        ("1. gout", "1", "gout"),
        ("1) gout", "1", "gout"),
        ("(1) gout", "1", "gout"),
        ("1.Gout", "1", "Gout"),
        ("a. gout", "a", "gout"),
        ("(i) gout", "i", "gout"),
        ("- 1. gout", "1", "gout"),
        ("o Gout", None, "Gout"),
        ("I1. gout", "I1", "gout"),
        ("1.5 mg of it", None, "1.5 mg of it"),
        ("18 years", None, "18 years"),
        ("E. coli infection", None, "E. coli infection"),
        ("-5 degrees", None, "-5 degrees"),
        ("5-fluorouracil", None, "5-fluorouracil"),
    ],
)
def test_labels(line, label, words):
    assert blocks(line) == [(label, words)]


def test_wrapped_lines_are_one():
    text = (
        "  -  Adults who were told by their physician they have gout and who take a daily dose of\n"
        "     100. No other drug of that kind is taken by them in the four weeks before the visit\n"
        "  -  Consent"
    )
    assert [label for label, _ in blocks(text)] == [None, None]


def test_bare_lines_are_no_wraps():
    text = (
        "Adults who were told by their physician that they have gout and who take it up daily\n"
        "Colchicine\nNo stroke in the last year\nConsent"
    )
    assert len(blocks(text)) == 4


def test_a_star_glued_to_its_words_is_a_footnote_where_one_was_called_for():
    assert blocks("* measured* twice\n*by an oculist") == [
        (None, "measured* twice"),
        (None, "*by an oculist"),
    ]
    assert blocks("*gout\n*stroke") == [(None, "gout"), (None, "stroke")]
