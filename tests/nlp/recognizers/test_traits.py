"""What the tagger sees of a token."""

from __future__ import annotations

import pytest

from nlp.recognizers.traits import (
    WORD_AT,
    Evidence,
    Mark,
    all_strings,
    split_tokens,
    word_traits,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HbA1c > 7.5%", ["HbA", "1", "c", ">", "7.5", "%"]),
        ("non-pregnant women", ["non", "-", "pregnant", "women"]),
        ("1,500/uL", ["1,500", "/", "uL"]),
        ("µg β2", ["µg", "β", "2"]),
        ("  ", []),
        ("", []),
    ],
)
def test_tokens(text, words):
    tokens = split_tokens(text, Evidence())
    assert tokens.words == words
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == words


def test_marks_lie_on_the_tokens_they_cover():
    text = "severe heart failure within 6 months"
    evidence = Evidence(
        terms=[(0, 6, "qualifier", "severe"), (7, 20, "condition", "heart_failure")],
        windows=[(21, 36, "within")],
    )
    assert split_tokens(text, evidence).marks == [
        Mark(term="S-qualifier", id="severe"),
        Mark(term="B-condition", id="heart_failure"),
        Mark(term="E-condition", id="heart_failure"),
        Mark(window="B-within"),
        Mark(window="I-within"),
        Mark(window="E-within"),
    ]


def test_a_mark_inside_a_token_marks_it():
    (mark,) = split_tokens("normotensive", Evidence(cues=[(0, 5, "absent")])).marks
    assert mark == Mark(cue="S-absent")


def test_a_word_has_its_letters_shape_and_classes():
    traits = word_traits("Creatinine", {"creatinine": (3, 70)})
    assert traits["w"] == "creatinine"
    assert traits["shape"] == "Xxx"
    assert (traits["p3"], traits["s4"]) == ("cre", "nine")
    assert (traits["c0"], traits["c1"]) == ("3", "70")


def test_numbers_are_of_one_class():
    assert word_traits("1,500", {"0": (5,)})["c0"] == "5"
    assert "c0" not in word_traits("mmol", {"0": (5,)})


def test_a_neighbour_counts_by_its_distance():
    tokens = split_tokens("no prior stroke", Evidence(terms=[(9, 15, "condition", "stroke")]))
    first, second, third = all_strings(tokens, {})
    assert {"w0=no", "w1=prior", "w2=stroke", "w-1=<s>", "w0w1=no prior"} <= set(first)
    assert {"term1=S-condition", "id1=stroke", "last=no"} <= set(second)
    assert {"term0=S-condition", "w1=</s>", "w-2w-1=no prior", "end=1"} <= set(third)
    assert not {"w1=no", "term0=S-condition"} & set(first)


def test_a_bracket_is_as_deep_as_it_opens():
    tokens = split_tokens("a (b (c) d) e)", Evidence())
    depths = [
        next(trait for trait in traits if trait.startswith("depth"))
        for traits in all_strings(tokens, {})
    ]
    given = [depth.removeprefix("depth=") for depth in depths]
    assert given == ["0", "0", "1", "1", "2", "2", "1", "1", "0", "0"]


def test_every_offset_is_within_reach():
    assert min(WORD_AT) == -max(WORD_AT)
