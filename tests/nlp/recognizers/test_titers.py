"""Titers told as dilutions, beside times of day and ratios."""

from __future__ import annotations

import pytest

from nlp.recognizers.titers import asked_titers, titers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RPR 1:64", "RPR 0064"),
        ("seen at 1:20", "seen at 1:20"),
        ("1:20 pm", "1:20 pm"),
        ("no digits here", "no digits here"),
        ("01:40:20", "01:40:20"),
    ],
)
def test_titers(text, expected):
    assert titers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANA titer > 1:80", "ANA titer > 0080"),
        ("VDRL of at least 1:16", "VDRL of at least 0016"),
        ("a titre of 1:128", "a titre of 00128"),
        ("randomized 1:10", "randomized 1:10"),
        ("ratio > 1:2", "ratio > 1:2"),
    ],
)
def test_titers_of_a_listing(text, expected):
    assert asked_titers(text) == expected
