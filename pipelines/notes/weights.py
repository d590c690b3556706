"""Which weights that a note tells are not what the patient weighs?

A change is no weight ("weight is up about 14 pounds, an increase of 3"), nor is what the patient
should or would like to weigh ("ideal body weight would be 160 pounds").
"""

from __future__ import annotations

import re

_CHANGED = re.compile(
    r"\b(?:up|down|by|gain\w*|los[ts]\w*|(?:in|de)creas\w+ of|change of)\b", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:ideal|goal|target|desired|desirable|excess|adjusted|predicted"
    r"|(?:should|ought to|would like to|wants to|wishes to|hopes to))(?: body)?\s*$",
    re.IGNORECASE,
)
_BEFORE = 30
_OPENINGS = ("ideal", "goal", "target", "desired", "excess", "adjusted", "predicted")


def is_other_weight(text: str, low: int, name: tuple[int, int], value: int) -> bool:
    """Is it a change, or a weight that is aimed at? `low`: where the sentence begins; `name` and
    `value`: where the name stands and the value begins.
    """
    start, end = name
    if _CHANGED.search(text, end, value) or text[start:end].lower().startswith(_OPENINGS):
        return True
    return _WISHED.search(text[max(low, start - _BEFORE) : start]) is not None
