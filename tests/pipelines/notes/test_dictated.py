"""Sentences typed without capitals, or dictated without periods."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipelines.notes.dictated import sentences_of

SPOKEN = (
    "THIS IS A 62 YEAR OLD MAN WHO HAS GOUT AND ASTHMA HE DENIES COUGH OR FEVER "
    "HE HAS A HISTORY OF STROKE IN 2018 MEDICATIONS INCLUDE ASPIRIN "
    "TEMPERATURE IS 37 NO MURMUR RULE OUT SEPSIS"
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("no fever. has asthma. on aspirin", ["no fever. ", "has asthma. ", "on aspirin"]),
        ("Gout: no    Ulcer: never", ["Gout: no    ", "Ulcer: never"]),
        ("takes 2 tab. on aspirin", ["takes 2 tab. on aspirin"]),
        ("No cough. Has asthma.", ["No cough.", " Has asthma."]),
        (
            SPOKEN,
            [
                "THIS IS A 62 YEAR OLD MAN WHO HAS GOUT AND ASTHMA ",
                "HE DENIES COUGH OR FEVER ",
                "HE HAS A HISTORY OF STROKE IN 2018 ",
                "MEDICATIONS INCLUDE ASPIRIN ",
                "TEMPERATURE IS 37 ",
                "NO MURMUR ",
                "RULE OUT SEPSIS",
            ],
        ),
    ],
)
def test_sentences(text, parts):
    assert [text[start:end] for start, end in sentences_of(text)] == parts


def test_they_cover_the_text_in_order():
    bounds = sentences_of(SPOKEN * 3)
    assert all(one[1] <= two[0] for one, two in pairwise(bounds))
