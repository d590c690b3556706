"""Which names does a window place in time?"""

from __future__ import annotations

import pytest

from nlp.governing import governed
from nlp.recognizers import find_terms, read_windows
from nlp.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def placed(text: str) -> list[tuple[str, list[str]]]:
    """Each window's words, with the names that it governs."""
    terms, windows = find_terms(text, VOCABULARY), read_windows(text, VOCABULARY)
    return [
        (text[w.start : w.end], [text[terms[i].start : terms[i].end] for i in indices])
        for w, indices in zip(windows, governed(text, terms, windows), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "window", "names"),
    [
        # what lasts is not the place or the cause, nor an example in brackets
        ("pain due to arthritis for 3 months", "for 3 months", ["pain"]),
        ("anticoagulation (such as warfarin) for 3 months", "for 3 months", ["anticoagulation"]),
        ("more than 72 hours of hospitalization", "more than 72 hours", ["hospitalization"]),
        ("asthma, recent (< 6 months) stroke", "recent (< 6 months", ["stroke"]),
        ("dialysis for over a month within the last year", "within the last year", ["dialysis"]),
        ("insulin within 2 weeks; warfarin within 4 weeks", "within 4 weeks", ["warfarin"]),
        ("stroke or asthma within 2 weeks", "within 2 weeks", ["stroke", "asthma"]),
        ("within 2 weeks: stroke or asthma", "within 2 weeks", ["stroke", "asthma"]),
        ("if gout is present, dialysis within 2 weeks", "within 2 weeks", ["dialysis"]),
        (
            "pregnancy or planned surgery in the next 3 months",
            "in the next 3 months",
            ["planned surgery"],
        ),
        ("gout or stroke within 2 weeks, if known", "within 2 weeks", ["gout", "stroke"]),
        ("stroke. Within 2 weeks of screening", "Within 2 weeks of screening", []),
    ],
)
def test_governed(text, window, names):
    assert (window, names) in placed(text)


def test_no_windows():
    assert placed("stroke and asthma") == []
