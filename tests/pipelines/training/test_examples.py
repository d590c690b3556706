"""Annotated texts and the labels of their tokens."""

from __future__ import annotations

import pytest

from nlp.recognizers import Evidence, split_tokens
from nlp.statements import build_reader
from pipelines.training import Document, Marked, examples_of, labels_of, lessons_of, passages_of


def marked(text, *marks):
    """Marks written as kind:words, or kind:words+words for parts; the first place counts."""
    found = []
    for mark in marks:
        kind, words = mark.split(":")
        parts = [(text.index(part), text.index(part) + len(part)) for part in words.split("+")]
        found.append(Marked(kind, tuple(parts)))
    return found


@pytest.mark.parametrize(
    ("text", "marks", "labels"),
    [
        ("no skin cancer", ["condition:skin cancer"], "O B-condition I-condition"),
        ("no skin cancer", [], "O O O"),
        (
            "skin or bone cancer",
            ["condition:skin+cancer", "condition:bone cancer"],
            "B-condition~ O B-condition I-condition",
        ),
        ("skin or bone cancer", ["condition:skin+cancer"], "B-condition" + " I-condition" * 3),
        (
            "lack of zinc and iron",
            ["condition:lack of zinc", "condition:lack of+iron"],
            "B-condition I-condition I-condition O B-~condition",
        ),
        (
            "after the bypass",
            ["temporal:after the bypass", "procedure:bypass"],
            "B-temporal I-temporal I-temporal",
        ),
        ("skin cancer", ["sort:skin cancer"], "O O"),
        ("skincare", ["condition:skin"], "O"),
        (
            "may harm the liver",
            ["skip:may harm the liver", "condition:liver"],
            "B-skip I-skip I-skip B-condition",
        ),
        ("may harm, stroke", ["skip:may harm", "condition:stroke"], "B-skip I-skip O B-condition"),
    ],
)
def test_labels(text, marks, labels):
    tokens = split_tokens(text, Evidence())
    assert labels_of(tokens, 0, marked(text, *marks)) == labels.split()


def test_labels_count_in_the_text_as_received():
    tokens = split_tokens("skin cancer", Evidence())
    assert labels_of(tokens, 40, [Marked("condition", ((45, 51),))]) == ["O", "B-condition"]


def test_each_criterion_is_an_example_with_what_rows_found():
    text = "- no stroke\n- asthma\n"
    document = Document("d", "g", text, tuple(marked(text, "condition:stroke")))
    first, second = examples_of([document], build_reader())
    assert (first.group, first.tokens.words) == ("g", ["no", "stroke"])
    assert first.labels == ("O", "B-condition")
    assert [mark.id for mark in first.tokens.marks] == ["", "stroke"]
    assert (second.tokens.words, second.labels) == (["asthma"], ("O",))


def test_a_criterion_read_again_under_its_title_is_learned_once():
    text = "Inclusion Criteria:\n- Creatinine clearance:\n  - above 60 mL/min\n- asthma\n"
    document = Document("d", "g", text, tuple(marked(text, "condition:asthma")))
    examples = examples_of([document], build_reader())
    assert [each.tokens.words for each in examples] == [
        ["Creatinine", "clearance", ":"],
        ["above", "60", "mL", "/", "min"],
        ["asthma"],
    ]
    assert examples[-1].labels == ("B-condition",)


def test_lessons_of_others_keep_the_kinds_that_are_many():
    text = "- no stroke, by letter\n- asthma\n"
    often = Document("d", "d", text, tuple(marked(text, "ailment:stroke")))
    once = Document("e", "e", text, tuple(marked(text, "ailment:stroke", "post:letter")))
    lessons = lessons_of([often] * 30 + [once], build_reader())
    assert len(lessons) == 31
    assert {tokens.words[1] for tokens, _ in lessons} == {"stroke"}
    assert {labels for _, labels in lessons} == {("O", "B-ailment", "O", "O", "O")}


def test_passages_are_the_criteria_of_raw_listings():
    long = "gold " * 90
    passages = passages_of([f"- no prior stroke\n- asthma\n- {long}\n"], build_reader())
    assert [tokens.words for tokens in passages] == [["no", "prior", "stroke"]]
    assert [mark.id for mark in passages[0].marks][2] == "stroke"
