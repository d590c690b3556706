"""Where sentences end, in prose, in wrapped lines and in lists."""

from __future__ import annotations

import pytest

from nlp.recognizers import split_sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("No fever. Has cough.", ["No fever.", "Has cough."]),
        ("Seen by Dr. Brown today. He is well.", ["Seen by Dr. Brown today.", "He is well."]),
        ("1. Asthma\n2. Stroke", ["1. Asthma", "2. Stroke"]),
        ("* asthma\n* stroke", ["* asthma", "* stroke"]),
        ("- asthma\n- stroke", ["- asthma", "- stroke"]),
        ("[ ] fever\n[x] cough", ["[ ] fever", "[x] cough"]),
        ("Denies fever,\ncough or nausea.", ["Denies fever,\ncough or nausea."]),
        ("no evidence of\npneumonia", ["no evidence of\npneumonia"]),
        ("Asthma\nStroke", ["Asthma", "Stroke"]),
        ("first part\n\nsecond part", ["first part", "second part"]),
        ("No fever.,PAST HISTORY: , Asthma.", ["No fever.", "PAST HISTORY: , Asthma."]),
        ("Hgb 9.5 g/dL and rising", ["Hgb 9.5 g/dL and rising"]),
        ("e.g. Aspirin was given", ["e.g. Aspirin was given"]),
        ("No hepatitis B. Takes iron.", ["No hepatitis B.", "Takes iron."]),
        ("Mother has MS. No gout.", ["Mother has MS.", "No gout."]),
        ("Seen by MS. BROWN TODAY", ["Seen by MS. BROWN TODAY"]),
        ("J. Brown has asthma", ["J. Brown has asthma"]),
        ("", []),
        (" \n ", []),
        (
            "The patient was admitted to the hospital on Monday and was then seen by\n"
            "Cardiology without delay.",
            [
                "The patient was admitted to the hospital on Monday and was then seen by\n"
                "Cardiology without delay."
            ],
        ),
    ],
)
def test_sentences(text, parts):
    found = [text[start:end].strip().rstrip(",") for start, end in split_sentences(text)]
    assert found == parts


def test_every_word_lies_in_a_sentence():
    text = "No fever. Has cough;\n\n- asthma\n stroke?! Seen 3.5 d ago.\nEnd"
    inside = "".join(text[start:end] for start, end in split_sentences(text))
    assert inside.split() == text.split() or sorted(inside.replace(" ", "")) == sorted(
        "".join(text.split())
    )


def test_long_runs_take_no_long_time():
    for piece in (".", "\n", "- ", "1.", ". A", "[ ] "):
        assert split_sentences(piece * 20_000) is not None


def test_the_component_sets_sentence_starts(language):
    doc = language("No fever. Has cough.\n- asthma")
    assert [sent.text.strip() for sent in doc.sents] == ["No fever.", "Has cough.", "- asthma"]


def test_a_titled_line_begins_a_sentence():
    text = (
        "Some words of a line that is long enough to have been wrapped, with recurrence\nNote: none"
    )
    assert [text[a:b] for a, b in split_sentences(text)][1] == "Note: none"
