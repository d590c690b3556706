"""Titers are told as dilutions, which double: "1:320" is a titer of 320.

Times of day ("at 1:20") and ratios ("randomized 1:2") are none.
"""

from __future__ import annotations

import re

_DILUTION = (
    r"1:(?=(?:8|16|32|64|128|256|512|1024|2048|10|20|40|80|160|320|640|1280|2560"
    r"|5120)(?![\d:]|\.\d| ?[ap]\.?m\b| ?(?:hrs?|h)\b))"
)
_TITER = re.compile(rf"(?<![\d:.])(?<!at ){_DILUTION}")
# What a listing asks of a titer stands behind a comparison or the word itself.
_ASKED = re.compile(
    rf"(?:(?<=[<>=≥≤])|(?<=[<>=≥≤] )|(?<=than )|(?<=least )|(?<=titer )|(?<=titre )|(?<=titer of )"
    rf"|(?<=titre of )|(?<=titers of )|(?<=dilution of )|(?<=above )|(?<=below )){_DILUTION}",
    re.IGNORECASE,
)
_MARK = "1:"


def titers(text: str) -> str:
    """The text of a note with titers as numbers, in as many characters: "1:80" as "0080"."""
    return _TITER.sub("00", text) if _MARK in text else text


def asked_titers(text: str) -> str:
    """The same of a listing, where a titer stands behind a comparison or its own name."""
    return _ASKED.sub("00", text) if _MARK in text else text
