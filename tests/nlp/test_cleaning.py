"""Does cleaning read through dirt, and keep every character at its place?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.cleaning import cleaned

DIRT = st.sampled_from(
    [
        "&lt;",
        "&amp;#39;",
        "&",
        "<",
        ">",
        "<li>",
        "</p>",
        "\\>",
        "\\",
        "â‰¥",
        "Â",
        "\r\n",
        "\u00a0",
        "x",
    ]
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("age \\>= 18 \\* 2", "age  >= 18  * 2"),
        ("ALT &lt; 5", "ALT <    5"),
        ("ALT &lt;5", "ALT    <5"),
        ("it&amp;#39;s", "it        's"),
        ("ANC â‰¥ 1", "ANC ≥   1"),
        ("5 Âµg", "5  µg"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("ALT＜4（U）", "ALT<4(U)"),
        ("18\u00a0years\u200b", "18 years "),
        ("the patient\u2019s", "the patient's"),
        ("<li>one</li>", "\n*  one\n    "),
        ("10<sup>9</sup>/L", "10    ^9      /L"),
        ("if a<b and c>d", "if a<b and c>d"),
        ("R&D; &unknownword;", "R&D; &unknownword;"),
        ("café Ã©", "café é "),
        ("\uf0b7 gout", "• gout"),
    ],
)
def test_cleaned(dirty, clean):
    assert cleaned(dirty) == clean


@given(st.one_of(st.text(max_size=80), st.lists(DIRT, max_size=30).map("".join)))
def test_lengths_never_change(text):
    assert len(cleaned(text)) == len(text)


@pytest.mark.parametrize("sign", ["<", "&", "<!--", "<p ", "Â", "\\", "<script>", "&amp;"])
def test_long_runs_take_no_time(sign):
    assert len(cleaned(sign * 20_000)) == len(sign) * 20_000
