"""Are labels read as what they count, and told from numbers?"""

import pytest

from pipelines.listings.labels import (
    Open,
    bare_labels,
    doubled_numbers,
    is_bullet,
    kinds_by_label,
    marker_end,
    readings,
    roman,
    section_end,
)
from pipelines.listings.layout import lines_of


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


def test_numbers_without_signs_need_a_run():
    run, single = "1 Adults\n2 Gout\n3 Consent", "1 Adults\n2 Gout"
    assert len(bare_labels(run, lines_of(run))) == 3
    assert bare_labels(single, lines_of(single)) == {}


def test_bullets_are_signs_or_the_letters_that_stand_for_them():
    assert all(map(is_bullet, ("-", "•", "[ ]", "o", "x")))
    assert not any(map(is_bullet, ("1.", "a)", "IV.")))


def test_a_label_is_expected_first_or_next():
    counted = Open()
    assert counted.expects("1.") and not counted.expects("4.")
    counted.note("3.")
    assert counted.expects("4.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E.3 Principal criteria", "Principal criteria"),
        ("4.1.2   Criteria", "Criteria"),
        ("2. Criteria", "Criteria"),
        ("- b) Criteria", "Criteria"),
        ("1.5 x ULN", "x ULN"),
        ("E. coli", "coli"),
    ],
)
def test_marker_end(text, words):
    assert text[marker_end(text, lines_of(text)[0]) :] == words


def test_section_end():
    for text, end in (
        ("E.5.1 End points", 6),
        ("5.1 End points", 4),
        ("5.1 mg", 0),
        ("E. coli", 0),
    ):
        assert section_end(text, lines_of(text)[0]) == end


def test_doubled_numbers():
    text = "1\n1. Gout\n2\nAdults\n3\n3) Consent"
    assert doubled_numbers(text, lines_of(text)) == {0: 2, 19: 21}


def test_kinds_by_label():
    text = "I1 gout\nI2 lupus\nE1 stroke\nE2 asthma\n"
    assert kinds_by_label(text, lines_of(text)) == {0: "inclusion", 17: "exclusion"}
    assert kinds_by_label("E1 receptors\nE2 levels", lines_of("E1 receptors\nE2 levels")) == {}
