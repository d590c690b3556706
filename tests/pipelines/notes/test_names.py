"""Which name does a value follow, over the words that only tie it?"""

import pytest

from pipelines.notes.names import is_reference, lead


def names(text: str) -> str:
    """The names before the `#` that stands for a value."""
    at = text.index("#")
    found = lead(text, 0, at)
    return " | ".join(text[start:end] for start, end in found.names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the plasma level of orexin was #", "orexin"),
        ("orexin: #", "orexin"),
        ("orexin (#", "orexin"),
        ("serum orexin levels had risen to #", "orexin"),
        ("total lung capacity of #", "total lung capacity"),
        ("a markedly elevated marker Q7 level of #", "marker Q7"),
        ("antigen 21-1 (CYF) was #", "antigen 21-1"),
        ("orexin and motilin were #", "orexin | motilin"),
        ("orexin, motilin, and ghrelin levels were #", "orexin | motilin | ghrelin"),
        ("showed a drop of his orexin to #", "orexin"),
        ("He walked for #", ""),
        ("followed by #", ""),
        ("in the year #", ""),
    ],
)
def test_the_names_before_a_value(text, expected):
    assert names(text) == expected


def test_the_tie_is_told():
    assert lead("a = ", 0, 4).tie == "sign"
    assert lead("orexin of ", 0, 10).tie == "word"
    assert lead("orexin (", 0, 8).tie == "bracket"
    assert lead("orexin ", 0, 7).tie == "none"


def test_no_name_lies_before_the_floor():
    text = "orexin 4, and "
    assert lead(text, 8, len(text)).names == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 (normal range ", True),
        ("12 (normal: <", True),
        ("12 [ref ", True),
        ("12, upper limit of normal ", True),
        ("12, sodium ", False),
        ("12 (remained normal at 3 sites, sodium ", False),
        ("", False),
    ],
)
def test_words_of_a_reference_range(text, expected):
    floor = 2 if text else 0
    assert is_reference(text, floor, len(text)) is expected


def test_long_runs_take_no_time():
    for piece in ("(", "a, ", "of ", "normal ", "1", "- "):
        text = piece * 20_000
        lead(text, 0, len(text))
        is_reference(text, 0, len(text))
