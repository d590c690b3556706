"""Are bullets, numbers and paragraphs told apart, and wraps undone?"""

import pytest

from pipelines.listings.layout import bare_labels, blocks_of, lines_of, readings, roman, width_of


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


@pytest.mark.parametrize(
    ("label", "styles"),
    [
        ("3.", (("1.", 3),)),
        ("(i)", (("(i)", 1), ("(a)", 9))),
        ("ii.", (("i.", 2),)),
        ("v.", (("a.", 22), ("i.", 5))),
        ("IV.", (("I.", 4),)),
        ("1.2", (("1.1", 2),)),
        ("bb)", (("a)", 28),)),
        ("#3", (("#1", 3),)),
    ],
)
def test_readings(label, styles):
    assert readings(label) == styles


def test_roman_to_89():
    assert roman("lxxxix") == 89
    assert [roman(word) for word in ("iv", "IX", "iiii", "", "vx")] == [4, 9, None, None, None]


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


def test_numbers_without_signs_need_a_run():
    run, single = "1 Adults\n2 Gout\n3 Consent", "1 Adults\n2 Gout"
    assert len(bare_labels(run, lines_of(run))) == 3
    assert bare_labels(single, lines_of(single)) == {}
