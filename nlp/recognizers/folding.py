"""A text as recognizers of numbers match it: lower case, one sign each, every offset kept."""

from __future__ import annotations

import re

_SAME = {
    "−": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "﹣": "-",
    "－": "-",
    "µ": "u",
    "μ": "u",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u200a": " ",
    "\u2005": " ",
    "\u3000": " ",
    "×": "x",
    "✕": "x",
    "х": "x",
    "∙": "·",
    "⋅": "·",
    "•": "·",
    "∕": "/",
    "⁄": "/",
    "／": "/",
    "º": "°",
    "˚": "°",
    "％": "%",
    "（": "(",
    "）": ")",
    "，": ",",
    "：": ":",
    "；": ";",
    "～": "~",
    "∼": "~",
    "’": "'",
    "‘": "'",
    "＝": "=",
    "．": ".",
    "\u200b": " ",
}
_SAME |= {chr(0xFF10 + n): str(n) for n in range(10)}
_TABLE = str.maketrans(_SAME)
_ANY = re.compile(f"[{re.escape(''.join(_SAME))}]")
# The sign of a number over zero behind a word that compares it: "between -2 and +2", "> +5.00".
_OVER_ZERO = re.compile(
    r"(?:(?<=\bto\s)|(?<=\band\s)|(?<=\bthan\s)|(?<=\bor\s)|(?<=\bof\s)|(?<=\bfrom\s)"
    r"|(?<=\bbetween\s)|(?<=[<>=≤≥]\s)|(?<=[<>=≤≥]))\+(?=\d{1,3}(?:\.\d{1,2})?(?![\w^+]))"
)


def folded(text: str) -> str:
    """The text in lower case with one form of each sign; as long as it was.

    >>> folded("≤5–7 µMol")
    '≤5-7 umol'
    """
    low = _lowered(text)
    return _OVER_ZERO.sub(" ", low) if "+" in low else low


def _lowered(text: str) -> str:
    if text.isascii():
        return text.lower()
    low = text.translate(_TABLE) if _ANY.search(text) else text
    lowered = low.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in low)
    return lowered
